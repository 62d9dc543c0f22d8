import { expect, test } from "vitest";

import type { Figure } from "./figure.ts";
import { runBenchmarks } from "./run-benchmarks.ts";

const figure: Figure = { id: "a/b", name: "CPU", per: "fetch", value: 1.234567, noise: 0.0123, atMost: 2 };

test("one that fails is told of, and keeps none of the others from running", async () => {
  const told: string[] = [];
  const error = new Error("no connection");
  const run = await runBenchmarks(
    [
      ["broken", async () => async () => await Promise.reject(error)],
      ["missing", async () => await Promise.reject(error)],
      ["good", async () => async () => [figure]],
    ],
    (line) => told.push(line),
  );
  expect(run.failures).toEqual([
    { name: "broken", error },
    { name: "missing", error },
  ]);
  expect(run.figures.map(({ id }) => id)).toEqual(["a/b"]);
  expect(told).toEqual(["broken: FAILED", "missing: FAILED", expect.stringMatching(/^good: \d+ s$/)]);
});

test("figures are as exact as what is kept of them", async () => {
  const { figures } = await runBenchmarks([["good", async () => async () => [figure]]], () => {});
  expect(figures[0]).toMatchObject({ value: 1.2346, noise: 0.012 });
});
