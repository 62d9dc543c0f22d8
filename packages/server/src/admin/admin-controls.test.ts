import { expect, test } from "vitest";

import { createFaultInjector } from "../faults/fault-injector.ts";
import { RequestJournal } from "../journal/request-journal.ts";
import type { Store } from "../store/store.ts";
import { StoreUnavailableError } from "../store/store.ts";
import { openStore } from "../testing/open-store.ts";
import { createAdminControls } from "./admin-controls.ts";

function control(store: Store) {
  const events: string[] = [];
  const onReset = [
    async () => {
      await Promise.resolve();
      events.push("first");
    },
    () => void events.push("second"),
  ];
  const faults = createFaultInjector({ faults: [{ kind: "drop" }] });
  return { events, controls: createAdminControls({ store, journal: new RequestJournal(), faults, onReset }) };
}

test("reset forgets whatever else there is to forget, and is done when that is", async () => {
  const { events, controls } = control(await openStore());
  await controls.reset();
  expect(events).toEqual(["first", "second"]);
});

test("a reset that the store could not make has removed the faults, and forgotten nothing", async () => {
  const reset = () => Promise.reject(new StoreUnavailableError("down"));
  const { events, controls } = control({ ...(await openStore()), reset });
  await expect(controls.reset()).rejects.toThrow("down");
  expect([events, controls.faults()]).toEqual([[], []]);
});
