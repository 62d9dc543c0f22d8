import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { mintPair } from "./start-double.ts";

/** Writes a private key into a directory, for its owner only. */
export function newKeyFile(directory: string, name = "key.pem"): { path: string; id: string } {
  const { id, private_key } = mintPair();
  const path = join(directory, name);
  writeFileSync(path, private_key, { mode: 0o600 });
  return { path, id };
}
