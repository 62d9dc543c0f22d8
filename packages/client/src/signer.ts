import type { TokenProvider } from "./auth/token-provider.ts";

/** Under which a client says who signs its requests. By name, so that a client made of the parts of another says it too. */
const signer = Symbol.for("api-key-pairs.signer");

/** What a client has for {@link signerOf}. */
export function tellingSigner(auth: TokenProvider): object {
  return { [signer]: async (signal: AbortSignal) => kidOf(await auth({ signal })) };
}

/** The thumbprint of the key that signs the requests of a client, where that can be told. */
export async function signerOf(client: object, signal: AbortSignal): Promise<string | undefined> {
  const tell = (client as { [signer]?: (signal: AbortSignal) => Promise<string | undefined> })[signer];
  try {
    return await tell?.(signal);
  } catch {
    // What is wrong with it, the next request says.
    return undefined;
  }
}

/** @throws {SyntaxError} on a token that is no JWT */
function kidOf(token: string): string | undefined {
  const header = token.split(".")[0]!.replaceAll("-", "+").replaceAll("_", "/");
  const { kid } = JSON.parse(atob(header)) as { kid?: unknown };
  return typeof kid === "string" ? kid : undefined;
}
