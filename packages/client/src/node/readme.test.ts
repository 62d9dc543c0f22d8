import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { newMachine } from "../testing/machine.ts";
import { startReal } from "../testing/real-server.ts";
import { readProfiles } from "./read-profiles.ts";
import { nameOf, settingNames, type SettingName } from "./setting-names.ts";

const folder = join(import.meta.dirname, "../..");
const readme = readFileSync(join(folder, "README.md"), "utf8");
const example = /```js\n\/\/ tool\.mjs\n([^]*?)```/.exec(readme)![1]!;

test("the example of the README lists what the profile leads to, and says where that came from", async () => {
  const { server, privateKey } = await startReal();
  const machine = newMachine();
  const key = machine.write("root.pem", privateKey);
  machine.configure(`[profiles.local]\nbase_url = "${server.url}"\nprivate_key_file = "~/root.pem"\n`);

  const args = ["--conditions=@api-key-pairs/source", "--input-type=module", "-", "--profile", "local"];
  const child = spawn(process.execPath, args, { cwd: folder, env: machine.env });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  child.stdin.end(example);
  await once(child, "close");

  const profile = `profile local (${machine.configFile})`;
  expect(output.stdout).toBe("1\n");
  expect(output.stderr.trim().split("\n")).toEqual([
    `config: ${machine.configFile} (default)`,
    "profile: local (--profile)",
    `baseUrl: ${server.url} (${profile})`,
    `privateKeyFile: ${key} (${profile})`,
  ]);
});

test("the table of the README has every setting with its names", () => {
  const rows = [...readme.matchAll(/^\| `(\w+)` +\| (\S*) +\| (\S*) +\| (\S*) +\|$/gm)].map((row) =>
    row.slice(1),
  );
  const code = (name: string | undefined) => (name === undefined ? "" : `\`${name}\``);
  const expected = (Object.keys(settingNames) as SettingName[]).map((setting) => {
    const [flag, variable, key] = (["flag", "variable", "key"] as const).map((place) =>
      nameOf(setting, place),
    );
    return [setting, code(flag), code(variable), code(key)];
  });
  expect(rows).toEqual(expected);
});

test("the profiles of the README are read", async () => {
  const machine = newMachine();
  machine.configure(/```toml\n([^]*?)```/.exec(readme)![1]!);
  expect(await readProfiles({ env: machine.env })).toMatchObject({
    profile: "sandbox",
    profiles: [{ name: "sandbox", instance: "acme", environment: "sandbox" }],
  });
});
