import { afterAll, afterEach } from "vitest";

// A test says what it found by passing or failing. Code that prints is found out here; a test of code that should
// print puts a spy in the way: vi.spyOn(console, "log").mockImplementation(() => {}).
const strayCalls: Error[] = [];

for (const method of ["debug", "dir", "error", "info", "log", "table", "trace", "warn"] as const) {
  console[method] = function stray(...args: unknown[]) {
    const call = new Error(`Stray console.${method}(${args.map(String).join(", ")})`);
    Error.captureStackTrace(call, stray);
    strayCalls.push(call);
  };
}

function failOnStrayCalls(): void {
  const calls = strayCalls.splice(0);
  if (calls.length === 1) throw calls[0]!;
  if (calls.length > 1) throw new AggregateError(calls, `${calls.length} stray console calls`);
}

afterEach(failOnStrayCalls);
afterAll(failOnStrayCalls); // those made between the tests
