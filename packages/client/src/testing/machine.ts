import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { temporaryDirectory } from "./temporary-directory.ts";

/** A home directory of a test's own, with the environment variables that lead there. */
export function newMachine() {
  const home = temporaryDirectory();
  const env = { HOME: home, USERPROFILE: home, APPDATA: join(home, ".config") };
  const configFile = join(home, ".config", "akp", "config.toml");
  return {
    home,
    env,
    /** Where the configuration file is by default. */
    configFile,
    /** Writes a file below the home directory, and gives its path. */
    write(name: string, content: string, mode = 0o600): string {
      const path = join(home, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content, { mode });
      return path;
    },
    /** Writes the configuration file. */
    configure(content: string): void {
      mkdirSync(dirname(configFile), { recursive: true });
      writeFileSync(configFile, content);
    },
  };
}

/** A private key as the API hands it out. */
export function newPem(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-521" });
  return privateKey.export({ type: "pkcs8", format: "pem" }) as string;
}
