import { expect, test } from "vitest";

import { matchesPrefix } from "./matches-prefix.ts";

const id = "-b3Kx_9Q-vTz0pYwR2mLhN7sUeAcGdJfIoV5iX8kB1t";

test.each([
  ["-b3Kx_", true],
  ["  -b3Kx_\n", true],
  [id, true],
  [id.slice(0, 10), true],
  ["", false],
  ["-b3Kx", false],
  ["b3Kx_9", false],
  ["-B3KX_", false],
  ["-b3Kx-", false],
  [`${id}x`, false],
])("%j: %j", (typed, matches) => {
  expect(matchesPrefix(typed, id)).toBe(matches);
});
