export { generateKeyPair } from "./generate-key-pair.ts";
export type { GeneratedKeyPair } from "./generate-key-pair.ts";
export { signWith } from "./sign-with.ts";
export type { SignWithOptions } from "./sign-with.ts";
export type { TokenProvider, TokenRequest } from "./token-provider.ts";
