export { signWith } from "./sign-with.ts";
export type { SignWithOptions } from "./sign-with.ts";
export type { TokenProvider, TokenRequest } from "./token-provider.ts";
