import { InputError, NotFoundError } from "@api-key-pairs/client";
import { QueryObserver } from "@tanstack/react-query";
import { expect, onTestFinished, test } from "vitest";

import { rolesOptions } from "./index.ts";
import { createCache } from "./testing/cache.ts";
import { startHostileApi } from "./testing/hostile-api.ts";
import { startApi } from "./testing/start-api.ts";

const role = (slug: string) => ({ type: "role", id: slug, name: slug, slug });

test("the roles are those of the API", async () => {
  const { source } = await startApi(1, "2026-08");
  const roles = await createCache().fetchQuery(rolesOptions(source));
  expect(roles.map(({ slug }) => slug)).toEqual(
    expect.arrayContaining(["administrator", "key-pair-manager"]),
  );
});

test("all roles are collected, page after page", async () => {
  const { source, cursors } = await startHostileApi((cursor) =>
    cursor === null
      ? { items: [role("a"), role("b")], next_cursor: "more" }
      : { items: [role("c")], next_cursor: null },
  );
  const roles = await createCache().fetchQuery(rolesOptions(source));
  expect(roles.map(({ slug }) => slug)).toEqual(["a", "b", "c"]);
  expect(cursors).toEqual([null, "more"]);
});

test("a list of roles without end is collected up to the limit", async () => {
  let count = 0;
  const { source, cursors } = await startHostileApi(() => {
    count += 1;
    return { items: [role(`role-${count}`)], next_cursor: `after-${count}` };
  });
  const options = rolesOptions(source, { limit: 3 });
  expect(await createCache().fetchQuery(options)).toHaveLength(3);
  expect(cursors).toHaveLength(3);
  await expect(createCache().fetchQuery(rolesOptions(source, { limit: -1 }))).rejects.toBeInstanceOf(
    InputError,
  );
});

test("who is gone before all roles are there has the rest left unread", async () => {
  const reached = Promise.withResolvers<void>();
  const hungUp = Promise.withResolvers<void>();
  const { source } = await startHostileApi((cursor, response) => {
    if (cursor === null) return { items: [role("a")], next_cursor: "more" };
    response.on("close", hungUp.resolve);
    reached.resolve();
    return undefined;
  });
  const observer = new QueryObserver(createCache(), rolesOptions(source));
  const stop = observer.subscribe(() => {});
  onTestFinished(stop);
  await reached.promise;
  stop();
  await hungUp.promise;
  expect(observer.getCurrentQuery().state).toMatchObject({ status: "pending", fetchStatus: "idle" });
});

test("an API of revision 2021-10 has no roles, and says so", async () => {
  const { source } = await startApi();
  await expect(createCache().fetchQuery(rolesOptions(source))).rejects.toBeInstanceOf(NotFoundError);
});
