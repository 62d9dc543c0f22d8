import { afterAll, vi } from "vitest";

// The files of a project share workers: what one of them left behind, another one would find. Modules and mocks are no
// concern: those of a file are reset after it.
const environment = { ...process.env };
const globals = Object.getOwnPropertyDescriptors(globalThis);
const directory = process.cwd();

afterAll(() => {
  const left = [
    // By name alone: an environment has secrets in it.
    ...Object.keys({ ...environment, ...process.env })
      .filter((name) => environment[name] !== process.env[name])
      .map((name) => `the environment variable ${name}`),
    ...Object.keys(globals)
      .filter(isReplaced)
      .map((name) => `another global ${name}`),
    ...(process.cwd() === directory ? [] : [`the directory ${process.cwd()}`]),
    ...(vi.isFakeTimers() ? ["fake timers"] : []),
  ];
  if (left.length > 0) throw new Error(`The tests of this file left behind ${left.join(", ")}`);
});

function isReplaced(name: string): boolean {
  const before: PropertyDescriptor = globals[name as keyof typeof globals]!;
  // What is made when it is first read becomes a value by that.
  if (before.get) return false;
  return !Object.is(Object.getOwnPropertyDescriptor(globalThis, name)?.value, before.value);
}
