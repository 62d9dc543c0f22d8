import { join } from "node:path";

import { expect, test } from "vitest";

import { alone, project } from "./project.ts";
import { run } from "./run.ts";

test.each([
  ["19", project],
  ["18", join(alone, "react-18")],
])("React %s renders on the server what was prefetched", async (major, folder) => {
  const printed = await run(folder, process.execPath, ["render-list.js"]);
  const { version, html, id } = JSON.parse(printed);
  expect(version).toMatch(new RegExp(`^${major}\\.`));
  expect(html).toBe(`<ul><li>${id}</li></ul>`);
});
