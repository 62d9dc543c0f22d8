import { expect, test } from "vitest";

import { nameOf } from "./name-of.ts";

const pair = { id: "73239293-c185-89a9-8f64-70bde5752355" };

test("a pair is called by its name, and by its id where that cannot be seen", () => {
  expect(nameOf({ ...pair, display_name: "Checkout" })).toBe("Checkout");
  expect(nameOf({ ...pair, display_name: " \u202e " })).toBe("732392");
  expect(nameOf(pair)).toBe("732392");
});

test("a name cannot reorder the question that it is in, and still be written from right to left", () => {
  expect(nameOf({ ...pair, display_name: "\u202egnp.exe\u2066" })).toBe("gnp.exe");
  expect(nameOf({ ...pair, display_name: "مفتاح الدفع" })).toBe("مفتاح الدفع");
});
