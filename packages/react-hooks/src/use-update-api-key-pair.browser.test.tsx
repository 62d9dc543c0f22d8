import { expect, test } from "vitest";

import { CreatePair } from "./testing/browser/create-pair.tsx";
import { refuseToLoad } from "./testing/browser/refuse-to-load.ts";
import { renderWith } from "./testing/browser/render-with.tsx";
import { startApi } from "./testing/browser/start-api.ts";
import { Switches } from "./testing/browser/switches.tsx";

test("a pair that is switched off is shown so when the API says it, in the list and by itself, with its role", async () => {
  const api = await startApi(2, "2026-08");
  const screen = await renderWith({ api }, <Switches />);
  const item = screen.getByRole("listitem").first();
  const alone = screen.getByRole("status");
  await expect.element(item).toHaveTextContent("CI is on");
  await expect.element(alone).toHaveTextContent("Key pair manager, of 11 roles; on");

  await api.hold("PUT");
  await screen.getByRole("button", { name: "CI" }).click();
  await expect.element(item).toHaveTextContent("CI is being switched");
  await api.arrival("PUT", 1);
  // Nothing is read until the last word is spoken: what is shown next is the answer itself.
  await api.hold("GET");
  await api.release("PUT");
  await expect.element(item).toHaveTextContent("CI is off");
  await expect.element(alone).toHaveTextContent("Key pair manager, of 11 roles; off");
  await api.release("GET");
  await expect.poll(() => screen.queryClient.isFetching()).toBe(0);
  await expect.element(item).toHaveTextContent("CI is off");

  await api.setFaults([{ kind: "status", status: 403, operation: "update" }]);
  await screen.getByRole("button", { name: "CI" }).click();
  await expect.element(screen.getByRole("alert")).toHaveTextContent("forbidden");
  await expect.element(item).toHaveTextContent("CI is off");
});

// Here, where nothing else creates: what is loaded once stays.
test("what a create needs is loaded when it begins, and when that fails nothing is sent", async () => {
  const api = await startApi(1, "2026-08");
  await refuseToLoad("*/client/src/rotation/*");
  const errors: unknown[] = [];
  const screen = await renderWith(
    { api },
    <CreatePair input={api.input} onError={(error) => void errors.push(error)} />,
  );
  await screen.getByText("Create").click();
  await expect.poll(() => errors).toEqual([expect.any(TypeError)]);
  expect(await api.requests()).toEqual([]);
});
