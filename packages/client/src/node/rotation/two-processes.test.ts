import { expect, test } from "vitest";

import { abortRotation, startRotation } from "../../rotation/index.ts";
import { startKillSite } from "../../testing/killed/kill-site.ts";
import { failureOf } from "../../testing/real-server.ts";

test("while one has the journal, a rotation that another process starts does nothing and says so", async () => {
  const rotation = await (await startKillSite())();
  const { options, ids, areServed, oldId, oldKey: currentKey } = rotation;
  const before = await ids();
  const others: string[] = [];
  const meanwhile = {
    name: "somebody else",
    deliver: async () =>
      void others.push(
        ...(await rotation.run("start")).moments,
        (await failureOf(abortRotation(rotation.options))).problem,
      ),
  };
  const handOver = [...options.handOver!, meanwhile];
  const { newId } = await startRotation({ ...options, handOver, currentKey, emergency: true });
  expect(others).toEqual(["stopped: busy", "busy"]);
  expect(new Set(await ids())).toEqual(new Set([...before.filter((id) => id !== oldId), newId]));
  expect(await areServed()).toBe(true);
});
