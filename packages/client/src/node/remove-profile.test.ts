import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { newMachine } from "../testing/machine.ts";
import { failureOf } from "../testing/real-server.ts";
import { addProfile } from "./add-profile.ts";
import { removeProfile } from "./remove-profile.ts";
import { useProfile } from "./use-profile.ts";

/** Changes a file, and gives what it says then. */
async function change(toml: string, act: (options: { env: Record<string, string> }) => Promise<object>) {
  const machine = newMachine();
  machine.configure(toml);
  const result = await act({ env: machine.env });
  expect(result).toMatchObject({ file: machine.configFile });
  return { ...result, text: readFileSync(machine.configFile, "utf8") };
}

const three = `# all of mine

profile = "b" # for now

# one
[profiles.a]
instance = "a"

# two
[profiles.b]
# which
instance = "b" # the second
environment = "sandbox"

# three
[profiles.c]
instance = "c"
# end
`;

test("a profile goes with the comment above it, and everything else stays", async () => {
  const { text, ...result } = await change(three, (options) => removeProfile("a", options));
  expect(text).toBe(three.replace('# one\n[profiles.a]\ninstance = "a"\n\n', ""));
  expect(result).toMatchObject({ wasInUse: false });
});

test("removing the one in use says so, and leaves none in use", async () => {
  const { text, ...result } = await change(three, (options) => removeProfile("b", options));
  expect(result).toMatchObject({ wasInUse: true });
  expect(text).toBe(
    '# all of mine\n\n# one\n[profiles.a]\ninstance = "a"\n\n# three\n[profiles.c]\ninstance = "c"\n# end\n',
  );
});

test("a comment at the end, and one that opens the file, stay", async () => {
  expect(await change(three, (options) => removeProfile("c", options))).toMatchObject({
    text: three.replace('# three\n[profiles.c]\ninstance = "c"\n', ""),
  });
  const single = '# keep me\n[profiles.a]\ninstance = "a"\n';
  expect(await change(single, (options) => removeProfile("a", options))).toMatchObject({
    text: "# keep me\n",
  });
});

test.each(["\n", "\r\n"])("a last line without an end goes well with line ends %j", async (eol) => {
  const toml = ["[profiles.a]", 'instance = "a"', "[profiles.b]", 'instance = "b"'].join(eol);
  const { text } = await change(toml, (options) => removeProfile("b", options));
  expect(text).toBe(["[profiles.a]", 'instance = "a"', ""].join(eol));
});

test("what was added and removed again leaves the file as it was", async () => {
  for (const before of [three, three.replaceAll("\n", "\r\n"), 'profile = "a"\n\n[profiles.a]\n', ""]) {
    const { text } = await change(before, async (options) => {
      await addProfile("added", { instance: "x", environment: "production" }, options);
      return await removeProfile("added", options);
    });
    expect(text).toBe(before);
  }
});

test("a profile that is not there can't be removed or used, and the known ones are listed", async () => {
  const machine = newMachine();
  machine.configure(three);
  for (const act of [removeProfile, useProfile]) {
    const error = await failureOf(act("bb", { env: machine.env }));
    expect(error).toMatchObject({ code: "config", problem: "unknown_profile" });
    expect(error.message).toBe(
      `There is no profile "bb" in ${machine.configFile}, which has a, b, c; did you mean "a"?`.replace(
        '"a"?',
        '"b"?',
      ),
    );
  }
  expect(readFileSync(machine.configFile, "utf8")).toBe(three);
});

test("using another profile changes that one value", async () => {
  expect(await change(three, (options) => useProfile("c", options))).toMatchObject({
    text: three.replace('profile = "b"', 'profile = "c"'),
  });
  expect(await change(three.replaceAll("\n", "\r\n"), (options) => useProfile("c", options))).toMatchObject({
    text: three.replace('profile = "b"', 'profile = "c"').replaceAll("\n", "\r\n"),
  });
});

test("using the first profile writes above all tables and below what opens the file", async () => {
  const table = '[profiles.a]\ninstance = "a"\n';
  const use = async (toml: string) => (await change(toml, (options) => useProfile("a", options))).text;
  expect(await use(table)).toBe(`profile = "a"\n\n${table}`);
  expect(await use(`# mine\n${table}`)).toBe(`# mine\nprofile = "a"\n\n${table}`);
  expect(await use(`# mine\n\n# one\n${table}`)).toBe(`# mine\n\nprofile = "a"\n\n# one\n${table}`);
  expect(await use('profiles.a.instance = "a"\n')).toContain('profile = "a"\n');
});
