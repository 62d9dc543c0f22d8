import { join } from "node:path";

import { expect, test } from "vitest";

import { newMachine } from "../testing/machine.ts";
import { failureOf } from "../testing/real-server.ts";
import { readProfiles } from "./read-profiles.ts";

async function read(toml: string) {
  const machine = newMachine();
  machine.configure(toml);
  return {
    ...(await readProfiles({ env: machine.env })),
    directory: join(machine.configFile, ".."),
    machine,
  };
}

test("profiles are read in the order of the file, whatever form of TOML they have", async () => {
  const { profile, profiles, directory, machine } = await read(
    `
    # of the shop
    profile = 'b'
    [profiles.b]
    instance = "acme"          # the name
    environment = """sandbox"""
    private_key_file = "keys/b.pem"
    [profiles]
    a = { base_url = "http://localhost:3000", output = "json", private_key_file = "~/a.pem" }
    c.private_key_file = "/c.pem"
  `.replace(/ {4}/g, ""),
  );
  expect(profile).toBe("b");
  expect(profiles).toEqual([
    { name: "b", instance: "acme", environment: "sandbox", privateKeyFile: join(directory, "keys/b.pem") },
    {
      name: "a",
      baseUrl: "http://localhost:3000",
      output: "json",
      privateKeyFile: join(machine.home, "a.pem"),
    },
    { name: "c", privateKeyFile: "/c.pem" },
  ]);
});

test("where there is no file there are no profiles", async () => {
  const { env, configFile } = newMachine();
  expect(await readProfiles({ env })).toEqual({ file: configFile, profile: undefined, profiles: [] });
});

test.each([
  ["[profiles.a]\ninstance = 5\n", "2: instance must be a text in quotes"],
  ['[profiles.a]\n\noutput = ["json"]\n', "3: output must be a text in quotes"],
  ["[profiles.a]\nenvironment = 2024-01-01\n", "2: environment must be a text in quotes"],
  [
    '[profiles.a]\n"instance" = "x"\ninstnace = "acme"\n',
    '3: "instnace" is not known here, only instance, environment, base_url, private_key_file, output is; did you mean "instance"?',
  ],
  ['[profiles.a.instance]\nx = "acme"\n', "1: instance must be a text in quotes"],
  ["[profiles.a]\r\ninstance = true\r\n", "2: instance must be a text in quotes"],
  ['profle = "a"\n', '1: "profle" is not known here, only profile, profiles is; did you mean "profile"?'],
  ["# x\n[other]\n", '2: "other" is not known here, only profile, profiles is'],
  ["\nprofile = 5\n", "2: profile must be the name of one, in quotes"],
  ['profile = ""\n', "1: profile must be the name of one, in quotes"],
  ['profiles = "a"\n', "1: profiles must be tables: [profiles.sandbox]"],
  ['[profiles]\na = "x"\n', "2: a must be a table: [profiles.a]"],
  ["[[profiles.a]]\n", "1: a must be a table: [profiles.a]"],
  [
    '[profiles."a b"]\n',
    "1: the name of a profile must be 1 to 40 letters, digits, hyphens and underscores, starting with a letter or a digit",
  ],
  ['[profiles.a]\nprivate_key_file = ""\n', "2: private_key_file must be the path of a file; it is empty"],
  ['[profiles.a]\ninstance = "x\n', "2:14: this is not TOML: control characters are not allowed in strings"],
  [
    "[profiles.a]\n[profiles.a]\n",
    "2:2: this is not TOML: trying to redefine an already defined table or value",
  ],
])("%j is refused with its line", async (toml, message) => {
  const machine = newMachine();
  machine.configure(toml);
  const error = await failureOf(readProfiles({ env: machine.env }));
  expect(error).toMatchObject({ code: "config", problem: "invalid" });
  expect(error.message).toBe(`${machine.configFile}:${message}`);
});

test.each([
  ['[profiles.a]\nprivate_key = "canary"\n', 2],
  ['[profiles.a]\nprivateKey = "canary"\n', 2],
  ['[profiles.a]\naccess_token = "canary"\n', 2],
  ['token = "canary"\n', 1],
])("a key or a token in the file is refused without showing it: %j", async (toml, line) => {
  const machine = newMachine();
  machine.configure(toml);
  expect((await failureOf(readProfiles({ env: machine.env }))).message).toBe(
    `${machine.configFile}:${line}: profiles hold paths to keys, not keys: put it into a file, and name that as private_key_file`,
  );
});

test.each(["constructor", "toString", "hasOwnProperty"])("a profile may be called %s", async (name) => {
  expect((await read(`[profiles.${name}]\n`)).profiles).toEqual([{ name }]);
});
