import { checkToken } from "../auth/check-token.ts";
import { signWith, type SignWithOptions } from "../auth/sign-with.ts";
import type { TokenProvider } from "../auth/token-provider.ts";
import { explained, wrong } from "./checks.ts";
import { absolutePath, type Variables } from "./config-file.ts";
import type { Found, Level } from "./level.ts";
import { readKey, type PrivateKeyFile } from "./read-private-key-file.ts";
import type { SettingName } from "./setting-names.ts";

/** What the requests are authorised with: a token as it is, or a private key that signs tokens. */
export type CredentialKind = "token" | "privateKey";

/** How tokens are signed; a token that was configured as such is what it is. */
export type AuthOptions = Omit<SignWithOptions, "privateKey">;

interface ResolvedCredential {
  readonly kind: CredentialKind;
  readonly setting: SettingName;
  /** As it may be shown: the path of a file, otherwise no more than that there is one. */
  readonly value: string;
  readonly from: string;
  readonly warnings: readonly string[];
  readonly auth: (options: AuthOptions) => string | TokenProvider;
}

/**
 * Decides who signs. The strongest level that names a credential must name one: which of two is meant is nothing to
 * guess. What is wrong with the credential itself is told when it is used.
 *
 * @param levels - the strongest first
 * @throws {ConfigError} on a level that names several
 */
export async function resolveCredential(
  levels: readonly Level[],
  env: Variables,
): Promise<ResolvedCredential | undefined> {
  for (const level of levels) {
    const [found, other] = (["token", "privateKey", "privateKeyFile"] as const).flatMap(
      (name) => level(name) ?? [],
    );
    if (other !== undefined) {
      throw wrong(found!, `and ${other.label} both say who signs; give one of them`, "conflict");
    }
    if (found?.setting === "privateKeyFile") return await fromFile(found, env);
    if (found !== undefined) return fromSecret(found);
  }
  return undefined;
}

function fromSecret(found: Found): ResolvedCredential {
  const { setting, from, value } = found;
  const shown = { setting, from, value: "[redacted]", warnings: [] };
  if (setting === "token") return { ...shown, kind: "token", auth: () => checkedToken(found) };
  return {
    ...shown,
    kind: "privateKey",
    auth: (options) => explained(found, () => signWith({ ...options, privateKey: value }), "privateKey"),
  };
}

function checkedToken(found: Found): string {
  try {
    return checkToken(found.value);
  } catch {
    throw wrong(found, "must be a token on one line, without the word Bearer");
  }
}

async function fromFile(found: Found, env: Variables): Promise<ResolvedCredential> {
  const { setting, from } = found;
  const path = absolutePath(found.value, found, env);
  let file: PrivateKeyFile;
  try {
    file = await readKey(path, from);
  } catch (error) {
    const fail = () => {
      throw error;
    };
    return { setting, from, value: path, kind: "privateKey", warnings: [], auth: fail };
  }
  const { warnings } = file;
  const auth = (options: AuthOptions) => signWith({ ...options, privateKey: file.revealPrivateKey() });
  return { setting, from, value: path, kind: "privateKey", warnings, auth };
}
