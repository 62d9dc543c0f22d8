import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, describe, expect, test, vi } from "vitest";

import type { HandOver } from "../../rotation/index.ts";
import { keyOfPair } from "../../rotation/key-in-hand.ts";
import { secretsIn } from "../../testing/canaries.ts";
import { newPem } from "../../testing/machine.ts";
import { failureOf } from "../../testing/real-server.ts";
import { temporaryDirectory } from "../../testing/temporary-directory.ts";
import { deliverToCommand, type DeliverToCommandOptions } from "./deliver-to-command.ts";

afterEach(() => void vi.unstubAllEnvs());

const key = keyOfPair("-an_id", { thumbprint: "x", pem: newPem() });
const previous = keyOfPair("old", { thumbprint: "old", pem: newPem() });

/** A program of a few lines, and what it printed. */
function program(code: string, options: DeliverToCommandOptions & { readonly args?: string[] } = {}) {
  const directory = temporaryDirectory();
  const file = join(directory, "program.mjs");
  const result = join(directory, "result");
  writeFileSync(
    file,
    `import { readFileSync, writeFileSync } from "node:fs"; const result = ${JSON.stringify(result)}; ${code}`,
  );
  const output: string[] = [];
  const { args = [], ...rest } = options;
  const handOver = deliverToCommand([process.execPath, file, ...args], {
    onOutput: (text) => void output.push(text),
    ...rest,
  });
  const deliver = (signal = new AbortController().signal) =>
    handOver.deliver({ key, previous, note: {}, signal });
  return { handOver, deliver, output, file, result: () => readFileSync(result, "utf8") };
}

test("the key comes on stdin, and is in no argument and no variable", async () => {
  const { deliver, result, handOver } = program(
    `writeFileSync(result, JSON.stringify({ stdin: readFileSync(0, "utf8"), argv: process.argv, env: process.env }));`,
    { args: ["--flag"] },
  );
  await deliver();
  const { stdin, argv, env } = JSON.parse(result());
  expect(stdin).toBe(key.pem);
  expect(argv.at(-1)).toBe("--flag");
  expect(env.API_KEY_PAIR_ID).toBe("-an_id");
  expect(secretsIn([argv, env], [key.pem, previous.pem])).toEqual([]);
  expect(handOver.name).toBe("command node");
});

test("the file that stdin is has no name", async () => {
  vi.stubEnv("TMPDIR", temporaryDirectory());
  const { deliver, result } = program(`
    import { readdirSync } from "node:fs";
    writeFileSync(result, readdirSync(process.env.TMPDIR).filter((name) => name.startsWith("api-key-pairs-")).join());
  `);
  await deliver();
  expect(result()).toBe("");
  expect(existsSync(process.env["TMPDIR"]!)).toBe(true);
});

test("what it prints is passed through, without the key, however it is cut", async () => {
  const { deliver, output } = program(`
    const pem = readFileSync(0, "utf8");
    process.stderr.write("storing\\n");
    for (const part of ["key: " + pem, JSON.stringify({ pem }), "\\n", Buffer.from(pem).toString("base64")])
      for (const piece of part.match(/[^]{1,50}/g)) {
        process.stdout.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
    process.stdout.write("\\nstored");
  `);
  await deliver();
  const text = output.join("");
  expect(text).toContain("storing\n");
  expect(text).toContain("key: ");
  expect(text.endsWith("\nstored")).toBe(true);
  expect(secretsIn(text, [key.pem, Buffer.from(key.pem).toString("base64")])).toEqual([]);
});

describe("a command that fails is an error that names it, without its arguments", () => {
  const secretArgument = "--token=eyJhbGciOiJFUzUxMiJ9abcdef";
  test.each([
    ["process.exit(3)", "failed with exit code 3"],
    ['process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)', "was ended by SIGTERM"],
  ])("%s", async (code, reason) => {
    const { deliver } = program(code, { args: [secretArgument] });
    const error = await failureOf(deliver());
    expect(error.message).toBe(`The command node ${reason}`);
    expect(secretsIn(error, [secretArgument, key.pem])).toEqual([]);
  });

  test.runIf(process.platform === "linux")(
    "that the system refuses to start, with the file closed",
    async () => {
      const beyondFile = [join(import.meta.filename, "program"), secretArgument] as const;
      const tooLong = [process.execPath, secretArgument.repeat(1_000_000)] as const;
      for (const [command, code] of [
        [beyondFile, "ENOTDIR"],
        [tooLong, "E2BIG"],
      ] as const) {
        const { deliver } = deliverToCommand(command, { name: "command it" });
        const error = await failureOf(
          deliver({ key, previous, note: {}, signal: new AbortController().signal }),
        );
        expect(error.message).toBe(`The command it cannot be run: ${code}`);
        expect(secretsIn(error, [secretArgument, key.pem])).toEqual([]);
      }
      const links = readdirSync("/proc/self/fd").map((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`);
        } catch {
          return "closed meanwhile";
        }
      });
      expect(links.filter((link) => link.includes("api-key-pairs-"))).toEqual([]);
    },
  );

  test("that is not there", async () => {
    const { deliver } = deliverToCommand(["akp-no-such-program", secretArgument]);
    const { signal } = new AbortController();
    const error = await failureOf(deliver({ key, previous, note: {}, signal }));
    expect(error.message).toBe("The command akp-no-such-program cannot be run: it is not found");
    expect(secretsIn(error, [secretArgument, key.pem])).toEqual([]);
  });
});

/** A command that goes on, and says that it is there. */
function lasting(code = "") {
  const controller = new AbortController();
  const { deliver, result } = program(
    `writeFileSync(result, String(process.pid)); ${code} process.stdout.write("here\\n"); setInterval(() => {}, 1000);`,
    { onOutput: () => controller.abort() },
  );
  return { error: failureOf(deliver(controller.signal)), result };
}

test("a command that takes too long is ended", async () => {
  const { deliver } = program("setInterval(() => {}, 1000);", { name: "slow", timeoutMs: 1 });
  expect((await failureOf(deliver())).message).toBe("The command slow did not end within 1 ms");
});

test("an abort ends it", async () => {
  expect((await lasting().error).message).toBe("The command node was given up");
});

test("a command that was given up has not got the key, whatever it says", async () => {
  const { error } = lasting('process.on("SIGTERM", () => process.exit(0));');
  expect((await error).message).toBe("The command node was given up");
});

test.runIf(process.platform !== "win32")("a command that may not be ended is told of", async () => {
  const refused = Object.assign(new Error("kill EPERM"), { code: "EPERM" });
  const kill = vi.spyOn(process, "kill").mockImplementation(() => {
    throw refused;
  });
  const { deliver } = deliverToCommand(["sleep", "0.1"]);
  const error = await failureOf(deliver({ key, previous, note: {}, signal: AbortSignal.abort() }));
  kill.mockRestore();
  expect(error.message).toBe(
    "The command sleep was given up, and may go on: this user is not allowed to end it",
  );
});

test("a command that does not read its stdin may still be right", async () => {
  await expect(program("process.exit(0)").deliver()).resolves.toBeUndefined();
});

describe.runIf(process.platform !== "win32")("one text", () => {
  const { signal } = new AbortController();
  const run = (command: string) =>
    deliverToCommand(command, { name: "text" }).deliver({ key, previous, note: {}, signal });

  test("is split at blanks where no shell is needed", async () => {
    const file = join(temporaryDirectory(), "key.pem");
    await run(`  cp   /dev/stdin ${file} `);
    expect(readFileSync(file, "utf8")).toBe(key.pem);
  });

  test("is run by a shell where one is needed", async () => {
    const file = join(temporaryDirectory(), "a key.pem");
    await run(`cat | cat > '${file}' && test "$API_KEY_PAIR_ID" = -an_id`);
    expect(readFileSync(file, "utf8")).toBe(key.pem);
    expect((await failureOf(run("cat > /dev/null; exit 4"))).message).toBe(
      "The command text failed with exit code 4",
    );
  });

  test("is named after its program, or not at all where that may be a secret", () => {
    expect(deliverToCommand("/usr/bin/vault kv put x key=-").name).toBe("command vault");
    expect(deliverToCommand("cat | tee x").name).toBe("command cat");
    expect(deliverToCommand("TOKEN=eyJhbGciOi vault kv put").name).toBe("command shell");
  });

  test("is ended with all that it started, and what it printed by then is told", async () => {
    const controller = new AbortController();
    const output: string[] = [];
    const directory = temporaryDirectory();
    const { deliver } = deliverToCommand(
      `(sh -c 'echo $$ > ${directory}/pid; echo here; exec sleep 100' | cat); cat > ${directory}/key.pem`,
      {
        cwd: directory,
        onOutput: (line) => {
          output.push(line);
          controller.abort();
        },
      },
    );
    const failing = failureOf(deliver({ key, previous, note: {}, signal: controller.signal }));
    expect((await failing).message).toBe("The command shell was given up");
    expect(output).toEqual(["here\n"]);
    const pid = readFileSync(join(directory, "pid"), "utf8").trim();
    // Nothing, or that it is over and nobody has collected it yet.
    expect(String(spawnSync("ps", ["-o", "stat=", "-p", pid]).stdout)).toMatch(/^Z|^$/);
    expect(existsSync(join(directory, "key.pem"))).toBe(false);
  });

  test("is out of reach of Ctrl-C, which on a terminal is for all of a process group", async () => {
    const file = join(temporaryDirectory(), "groups");
    await run(`cat > /dev/null; ps -o pgid= -p $$,${process.pid} > ${file}`);
    const groups = readFileSync(file, "utf8").trim().split(/\s+/);
    expect(new Set(groups).size).toBe(2);
  });

  test("must not be empty", () => {
    for (const empty of ["", "  ", [""] as const])
      expect(() => deliverToCommand(empty)).toThrow("command must be a program and its arguments");
  });
});

describe("what would keep any command from being run is found out before anything is minted, and told", () => {
  const acts = ({ prepare, deliver }: HandOver) => [
    async () => await prepare!(previous),
    async () => await deliver({ key, previous, note: {}, signal: new AbortController().signal }),
  ];

  test("a working directory that is not there", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "file"), "");
    for (const name of ["none", "file"]) {
      const cwd = join(directory, name);
      for (const act of acts(deliverToCommand(["node"], { cwd }))) {
        expect((await failureOf(act())).message).toBe(
          `The command node cannot be run: its working directory ${cwd} is not there`,
        );
      }
    }
  });

  test.runIf(process.platform !== "win32")("no directory for temporary files", async () => {
    const none = join(temporaryDirectory(), "none");
    vi.stubEnv("TMPDIR", none);
    for (const act of acts(deliverToCommand(["node"]))) {
      expect((await failureOf(act())).message).toBe(
        `The directory for temporary files, ${none}, is not there`,
      );
    }
  });

  test("nothing else", async () => {
    expect(await deliverToCommand(["node"]).prepare!(previous)).toEqual({});
  });
});

test("it runs in the directory that it is given", async () => {
  const cwd = temporaryDirectory();
  const { deliver, result } = program(`writeFileSync(result, process.cwd());`, { cwd });
  await deliver();
  expect(result()).toBe(realpathSync(cwd));
});
