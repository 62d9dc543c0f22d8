import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, test } from "vitest";

import { akpCommand, akp, bareEnvironment, temporaryDirectory } from "../../testing/akp.ts";

const complete = async (...words: string[]) => {
  const current = words.pop()!;
  const { stdout } = await akp(["__complete", `current=${current}`, ...words]);
  return stdout.split("\n").flatMap((line) => (line === "" ? [] : [line.split("\t")[0]]));
};

test.each([
  [["li"], ["list"]],
  [["profile", "us"], ["use"]],
  [["help", "profile", "us"], ["use"]],
  [["list", "--rev"], ["--reverse"]],
  [["list", "--no-c"], ["--no-color"]],
  [
    ["list", "-o", "js"],
    ["json", "jsonl"],
  ],
  [["-o", "ids", "li"], ["list"]],
  [["list", "--output=ya"], ["yaml"]],
  [["list", "--output", "=", "ya"], ["yaml"]],
  [["completion", "z"], ["zsh"]],
  [["list", "-k", "some"], [":files"]],
  [["list", "--private-key-file=some"], [":files"]],
  [["list", "--cursor", ""], []],
  [["delete", ""], []],
  [["delete", "--", "--"], []],
])("%j becomes %j", async (words, completions) => {
  expect(await complete(...words)).toEqual(completions);
});

test("names of profiles are completed", async () => {
  const config = join(temporaryDirectory(), "config.toml");
  writeFileSync(config, '[profiles.live]\ninstance = "acme"\n\n[profiles.sandbox]\ninstance = "acme"\n', {
    mode: 0o600,
  });
  const env = { GR4VY_CONFIG: config };
  const [option, argument] = await Promise.all([
    akp(["__complete", "current=", "list", "-p"], { env }),
    akp(["__complete", "current=l", "profile", "use"], { env }),
  ]);
  expect(option.stdout).toBe("live\tacme\nsandbox\tacme\n");
  expect(argument.stdout).toBe("live\tacme\n");
});

test("names of profiles come from the file that --config names", async () => {
  const config = join(temporaryDirectory(), "config.toml");
  writeFileSync(config, '[profiles.live]\ninstance = "acme"\n', { mode: 0o600 });
  const lines = [
    ["list", "--config", config, "-p", ""],
    ["list", `--config=${config}`, "--profile="],
    ["--config", "=", config, "profile", "use", ""],
  ];
  for (const completed of await Promise.all(lines.map(async (words) => await complete(...words))))
    expect(completed).toEqual(["live"]);
});

/** A directory in which `akp` is a command, with files to complete. */
function directoryWithCommand() {
  const cwd = temporaryDirectory();
  const command = join(cwd, "akp");
  writeFileSync(command, `#!/bin/sh\nexec ${akpCommand.map((word) => `'${word}'`).join(" ")} "$@"\n`);
  chmodSync(command, 0o755);
  mkdirSync(join(cwd, "keys"));
  writeFileSync(join(cwd, "keys", "my key.pem"), "");
  return { cwd, env: { ...bareEnvironment(cwd), PATH: `${cwd}:${process.env["PATH"]}` } };
}

const has = (shell: string) => {
  try {
    execFileSync(shell, ["-c", "exit"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

test.runIf(has("bash"))("bash completes, and runs nothing of what was typed", async () => {
  const options = directoryWithCommand();
  const script = `source <(akp completion bash)
    try() { COMP_WORDS=(akp "$@"); COMP_CWORD=$#; _akp; printf '[%s]' "\${COMPREPLY[@]}"; echo; }
    try li; try list --output = ya; try list --output =; try -k keys/m; try delete '$(touch ran)' ''; ls`;
  const { stdout } = await promisify(execFile)("bash", ["--norc", "-c", script], options);
  expect(stdout).toBe("[list]\n[yaml]\n[table][json][jsonl][yaml][ids]\n[keys/my key.pem]\n[]\nakp\nkeys\n");
});

test.runIf(has("fish"))("fish completes", async () => {
  const options = directoryWithCommand();
  const script = `akp completion fish | source
    for line in "akp li" "akp list --output=ya" "akp -k keys/m"; complete -C "$line"; end`;
  const { stdout } = await promisify(execFile)("fish", ["--no-config", "-c", script], options);
  expect(stdout).toBe("list\tList the key pairs, newest first\n--output=yaml\nkeys/my key.pem\n");
});
