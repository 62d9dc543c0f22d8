import { Readable, Writable } from "node:stream";

/** What a program finds in its process. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What it reads on stdin. */
  readonly stdin: string;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const streams = ["stdin", "stdout", "stderr"] as const;

/**
 * Lends this process to a program: its environment, its working directory, its streams. What the program leaves behind is
 * taken away when it is over. One program at a time.
 *
 * @returns With what it wrote.
 */
export async function borrowProcess<Result>(
  { cwd, env, stdin }: Surroundings,
  run: () => Promise<Result>,
): Promise<{ result: Result; stdout: string; stderr: string }> {
  const before = { env: { ...process.env }, cwd: process.cwd() };
  const listeners = signals.map((signal) => process.listeners(signal));
  const properties = streams.map((name) => Object.getOwnPropertyDescriptor(process, name)!);
  const output = { stdout: "", stderr: "" };
  const collect = (name: keyof typeof output) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        output[name] += chunk.toString();
        done();
      },
    });
  const values = [Readable.from(stdin === "" ? [] : [stdin]), collect("stdout"), collect("stderr")];
  try {
    replaceEnvironment(env);
    process.chdir(cwd);
    for (const [index, name] of streams.entries())
      Object.defineProperty(process, name, { value: values[index], configurable: true });
    return { result: await run(), ...output };
  } finally {
    for (const [index, name] of streams.entries()) Object.defineProperty(process, name, properties[index]!);
    process.chdir(before.cwd);
    replaceEnvironment(before.env);
    for (const [index, signal] of signals.entries()) {
      for (const listener of process.listeners(signal))
        if (!listeners[index]!.includes(listener)) process.removeListener(signal, listener);
    }
  }
}

function replaceEnvironment(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value;
}
