import type { Fault } from "@api-key-pairs/server";
import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { openDashboard } from "../testing/end-to-end/open-dashboard.ts";
import { expectPairs, pairRows } from "../testing/end-to-end/pair-rows.ts";
import { startHost } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";
import { closedPort } from "../testing/host-hostile-api.ts";

const browser = useBrowser();

const list: Fault = { kind: "status", status: 401, operation: "list" };
/** More than the client waits by itself. */
const tooMany: Fault = { ...list, status: 429, retryAfter: 120 };

/** What a list may begin with, and what the page says then. */
const beginnings: { name: string; fault: Fault; title: string }[] = [
  { name: "401", fault: list, title: "The API refuses the signing key" },
  { name: "404", fault: { ...list, status: 404 }, title: "There is no such API at this address" },
  { name: "503", fault: { ...list, status: 503 }, title: "The API has a problem of its own" },
  { name: "a reset", fault: { kind: "drop", operation: "list" }, title: "The API can't be reached" },
  {
    name: "an answer that is not JSON",
    fault: { kind: "malformed", operation: "list" },
    title: "The answer is not one of the API's",
  },
  {
    name: "a redirect",
    fault: { kind: "redirect", location: "https://elsewhere.example/", operation: "list" },
    title: "The API can't be reached",
  },
  {
    name: "a sign-in page",
    fault: { ...list, status: 200, body: "<h1>Sign in</h1>", contentType: "text/html" },
    title: "The answer is not one of the API's",
  },
];

test("whatever a list begins with, the page says what to do, and goes on when it is over", async () => {
  const { page, server, ids } = await openDashboard(browser(), 2, {
    prepare: async (blank) => await blank.clock.install(),
  });
  await expectPairs(page, ids);
  const panel = page.getByRole("region", { name: "Key pairs" });
  const alert = panel.getByRole("alert");
  server.admin!.setFaults([{ ...list, status: 403 }]);
  await page.reload();
  await expect(alert).toContainText("The signing key may not do this");
  await expect(panel.getByRole("button", { name: "Try again" })).toHaveCount(0);

  for (const [index, { name, fault, title }] of beginnings.entries()) {
    server.admin!.setFaults([fault]);
    if (index === 0) await page.reload();
    else await panel.getByRole("button", { name: "Try again" }).click();
    await expect(alert, name).toContainText(title);
  }

  // With how long to wait.
  server.admin!.setFaults([tooMany]);
  const again = panel.getByRole("button", { name: "Try again" });
  await again.click();
  await expect(alert).toContainText("Too many requests");
  await expect(again).toBeDisabled();
  await expect(again).toHaveText(/^Try again in 1[12]\d s$/);
  await inspect(page, "error-rate-limit");
  const asked = server.admin!.requests({ operation: "list" }).length;
  server.admin!.clearFaults();
  await page.clock.fastForward("02:00");
  await expect(again).toBeEnabled();
  expect(server.admin!.requests({ operation: "list" })).toHaveLength(asked);
  await again.click();
  await expectPairs(page, ids);
  await expect(alert).toHaveCount(0);
});

test("in the middle of work, errors leave what was loaded: of the API, of the network and of the host", async () => {
  const { page, context, dashboard, server, ids } = await openDashboard(browser(), 24);
  const panel = page.getByRole("region", { name: "Key pairs" });
  await expectPairs(page, ids.slice(0, 20));
  await expect(page.getByText("All key pairs, as of")).toBeVisible();
  server.admin!.setFaults([{ ...list, status: 500 }]);
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByText("The picture shows all 25, as of")).toBeVisible();
  await expectPairs(page, ids.slice(0, 20));

  const oldestFirst = ids.toReversed();
  await page.getByRole("radio", { name: "Oldest first" }).check();
  await expectPairs(page, oldestFirst.slice(0, 20));
  server.admin!.setFaults([tooMany]);
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(panel.getByRole("alert")).toContainText("Too many requests");
  await expectPairs(page, oldestFirst.slice(0, 20));
  await page.getByRole("button", { name: "Next" }).click();
  await expectPairs(page, oldestFirst.slice(20));
  await inspect(page, "error-oldest-first");
  await page.getByRole("radio", { name: "All" }).check();
  await expect(panel.getByRole("button", { name: /^Try again in / })).toBeDisabled();
  await expect(pairRows(page).first()).toHaveAttribute("data-pair", ids[0]!);
  server.admin!.clearFaults();

  await page.getByRole("radio", { name: "Newest first" }).check();
  await context.setOffline(true);
  const notice = page.getByRole("status").filter({ hasText: "This computer is offline." });
  await expect(notice).toBeVisible();
  await expectPairs(page, ids.slice(0, 20));
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
  await page.getByRole("button", { name: "Next" }).click();
  await expectPairs(page, ids.slice(20));

  await dashboard.close();
  await page.getByLabel("Per page").selectOption("50");
  await expect(panel.getByRole("alert")).toContainText("akp-dashboard does not answer");
  await expectPairs(page, ids.slice(20));
  await context.setOffline(true);
  await inspect(page, "offline");
});

test("an API that is not there is told from a host that is not there", async () => {
  const { dashboard } = await startHost({ target: { baseUrl: `http://127.0.0.1:${await closedPort()}` } });
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expect(page.getByText("The API can't be reached").first()).toBeVisible();
  await page.getByRole("button", { name: "Create key pair" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toContainText("The API can't be reached");
  await expect(dialog.getByRole("button", { name: "Create key pair" })).toBeDisabled();
});
