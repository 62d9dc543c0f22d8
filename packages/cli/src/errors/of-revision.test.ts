import { expect, test } from "vitest";

import { akp } from "../testing/akp.ts";
import { startApi } from "../testing/start-api.ts";

const id = "x".repeat(43);

test.each([
  // One that is no thumbprint: by that, a pair is found in the list.
  [["get", "5e9d8d4a-2f0c-4b0b-9d43-6a5b7c1f0e21"], "akp get"],
  [["update", id, "--name", "x"], "akp update"],
  [["update", id, "--role", "analyst"], "akp update"],
  [["roles"], "akp roles"],
  [["audit", "--unused-for", "90d"], "akp audit --unused-for"],
])("%j says of an API of revision 2021-10 that it is older", async (args, what) => {
  const { env, admin } = await startApi();
  const { code, stderr } = await akp([...args, "-o", "json"], { env });
  const { error } = JSON.parse(stderr);
  expect({ code, error }).toMatchObject({
    code: 4,
    error: {
      code: "revision_needed",
      message: `${what} takes revision 2026-08 of the API, and this one speaks an older one`,
      next: [expect.stringMatching(/^akp doctor {3}#/)],
    },
  });
  expect(admin.requests().filter(({ method }) => method !== "GET" && method !== "PUT")).toEqual([]);
});
