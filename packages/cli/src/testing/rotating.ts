import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { createClient } from "@api-key-pairs/client";
import type { CreatedApiKeyPair } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import type { StartServerOptions } from "@api-key-pairs/server";
import { expect } from "vitest";

import { akp, akpProcess, launch, temporaryDirectory } from "./akp.ts";
import type { Ended, LaunchOptions } from "./akp.ts";
import { startApi } from "./start-api.ts";
import type { Api } from "./start-api.ts";

/** The key that is rotated, within the home directory. */
const keyFile = "key.pem";

/** An API with a pair to rotate, whose key is in a file of a home directory of its own. The root pair looks on. */
export async function startRotating({ faults = [], ...options }: StartServerOptions = {}) {
  const api = await startApi(options);
  const home = temporaryDirectory();
  const old = await createOld(api, options);
  writeFileSync(join(home, keyFile), old.private_key, { mode: 0o600 });
  api.admin.setFaults(faults);
  api.admin.clearRequests();
  const env = { GR4VY_BASE_URL: api.url, GR4VY_PRIVATE_KEY_FILE: keyFile };
  const state = join(home, ".local/state/akp");
  const journal = join(state, `127.0.0.1-${new URL(api.url).port}.rotation`);
  const read = (name: string) => readFileSync(join(home, name), "utf8");
  const where = <Options extends Omit<LaunchOptions, "prefix">>(given: Options) => ({
    ...given,
    cwd: home,
    env: { ...env, ...given.env },
  });

  return {
    api,
    home,
    old,
    env,
    journal,
    read,
    /** The key in the file. */
    key: () => read(keyFile),
    /** What is beside the journal, and the journal. */
    kept: () => (existsSync(state) ? readdirSync(state).toSorted() : []),
    mode: (path: string) => statSync(join(home, path)).mode & 0o777,
    rotate: async (args: readonly string[], { prefix, ...given }: LaunchOptions = {}): Promise<Ended> => {
      const words = ["rotate", ...args];
      return await (prefix === undefined
        ? akp(words, where(given))
        : akpProcess(words, where({ ...given, prefix })));
    },
    launch: (args: readonly string[], given: LaunchOptions = {}) => launch(["rotate", ...args], where(given)),
    /** Ids of the pairs that there are, but for the one that looks on. */
    pairs: async () => (await api.ids()).filter((id) => id !== api.rootId),
    /** The status that the API answers to a key. */
    async accepts(privateKey: string): Promise<boolean> {
      const client = createClient({ baseUrl: api.url, auth: signWith({ privateKey }) });
      return await client.list({ limit: 1 }).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Creates a pair that may do what a rotation takes, with a name where pairs have one. */
export async function createOld(
  { client }: Api,
  { revision }: Pick<StartServerOptions, "revision">,
): Promise<CreatedApiKeyPair> {
  if (revision !== "2026-08") return await client.create();
  const { items } = await client.roles.list({ limit: 100 });
  const manager = items.find(({ slug }) => slug === "key-pair-manager")!;
  return await client.create({ display_name: "Checkout", role_ids: [manager.id] });
}

/** Makes sure that texts hold no line of a private key. The last one may be too short to tell from other text. */
export function expectNoKey(texts: readonly string[], keys: readonly string[]): void {
  const secrets = keys.flatMap((key) => key.split("\n").filter((line) => /^[\w+/=]{16,}$/.test(line)));
  expect(secrets.length).toBeGreaterThan(keys.length);
  for (const text of texts) expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}
