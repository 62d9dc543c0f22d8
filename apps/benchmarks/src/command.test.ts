import { expect, test } from "vitest";

import { benchmarks, proofs } from "./benchmarks.ts";
import { parseCommand } from "./command.ts";

const names = (...args: string[]) => parseCommand(args).selected.map(([name]) => name);

test("without a name everything runs but the proofs, and with --all those too", () => {
  expect(names()).toEqual(Object.keys(benchmarks));
  expect(names("--all")).toEqual([...Object.keys(benchmarks), ...Object.keys(proofs)]);
});

test("names run in the order that they are given in, proofs among them", () => {
  expect(names("rotation-killed", "list-cpu")).toEqual(["rotation-killed", "list-cpu"]);
});

test("only a whole run can be saved", () => {
  expect(parseCommand(["--save"])).toMatchObject({ save: true });
  expect(parseCommand(["--all", "--save"])).toMatchObject({ save: true });
  expect(parseCommand(["list-cpu"])).toMatchObject({ save: false });
  expect(() => parseCommand(["--save", "list-cpu"])).toThrow("take no names");
});

test("an unknown name or flag is told with what there is", () => {
  expect(() => parseCommand(["list"])).toThrow(/^There is no benchmark list\. There are: list-cpu, /);
  expect(() => parseCommand(["constructor"])).toThrow("There is no benchmark constructor");
  expect(() => parseCommand(["--sav"])).toThrow("--sav");
});
