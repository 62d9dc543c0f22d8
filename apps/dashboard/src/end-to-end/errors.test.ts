import type { Fault } from "@api-key-pairs/server";
import { test } from "vitest";

import { expect } from "../testing/end-to-end/expect.ts";
import { inspect } from "../testing/end-to-end/inspect.ts";
import { openContext, openPage } from "../testing/end-to-end/open-context.ts";
import { expectPairs } from "../testing/end-to-end/pair-rows.ts";
import { startAll, startHost } from "../testing/end-to-end/start-all.ts";
import { useBrowser } from "../testing/end-to-end/use-browser.ts";
import { closedPort } from "../testing/host-hostile-api.ts";

const browser = useBrowser();

const kinds: { name: string; fault: Fault; title: string; retry: boolean }[] = [
  {
    name: "401",
    fault: { kind: "status", status: 401 },
    title: "The API refuses the signing key",
    retry: true,
  },
  {
    name: "403",
    fault: { kind: "status", status: 403 },
    title: "The signing key may not do this",
    retry: false,
  },
  {
    name: "503",
    fault: { kind: "status", status: 503 },
    title: "The API has a problem of its own",
    retry: true,
  },
  { name: "a reset", fault: { kind: "drop" }, title: "The API can't be reached", retry: true },
  {
    name: "an answer that is not JSON",
    fault: { kind: "malformed" },
    title: "The answer is not one of the API's",
    retry: true,
  },
  {
    name: "a sign-in page",
    fault: { kind: "status", status: 200, body: "<h1>Sign in</h1>", contentType: "text/html" },
    title: "The answer is not one of the API's",
    retry: true,
  },
  {
    name: "a redirect",
    fault: { kind: "redirect", location: "https://elsewhere.example/" },
    title: "The API can't be reached",
    retry: true,
  },
];

test("whatever a list begins with, the page says what to do, and goes on when it is over", async () => {
  const { dashboard, server, ids } = await startAll(2);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expectPairs(page, ids);
  const list = page.getByRole("region", { name: "Key pairs" });
  for (const { name, fault, title, retry } of kinds) {
    server.admin!.setFaults([{ operation: "list", ...fault } as Fault]);
    await page.reload();
    await expect(list.getByRole("alert"), name).toContainText(title);
    server.admin!.clearFaults();
    if (retry) await list.getByRole("button", { name: "Try again" }).click();
    else await page.reload();
    await expectPairs(page, ids);
    await expect(list.getByRole("alert"), name).toHaveCount(0);
  }
});

test("an error in the middle of work leaves what was loaded, and says of when it is", async () => {
  const { dashboard, server, ids } = await startAll(50);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expectPairs(page, ids.slice(0, 20));
  await expect(page.getByText("All key pairs, as of")).toBeVisible();
  server.admin!.setFaults([{ kind: "status", status: 500, operation: "list" }]);
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByText("The picture shows all 51, as of")).toBeVisible();
  await expectPairs(page, ids.slice(0, 20));
  await inspect(page, "error-ages");
});

test("too many requests: it says how long to wait, and may be tried again then", async () => {
  const { dashboard, server, ids } = await startAll(2);
  // More than the client waits by itself.
  server.admin!.setFaults([{ kind: "status", status: 429, retryAfter: 120, operation: "list" }]);
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.url);
  await page.clock.install();
  await page.goto(dashboard.link);
  const list = page.getByRole("region", { name: "Key pairs" });
  const again = list.getByRole("button", { name: "Try again" });
  await expect(list.getByRole("alert")).toContainText("Too many requests");
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
});

test("an API that is not there is told from a host that is not there", async () => {
  const { dashboard } = await startHost({ target: { baseUrl: `http://127.0.0.1:${await closedPort()}` } });
  const page = await openPage(await openContext(browser(), dashboard.url), dashboard.link);
  await expect(page.getByText("The API can't be reached").first()).toBeVisible();
  await inspect(page, "error-unreachable");
  await page.getByRole("button", { name: "Create key pair" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create key pair" }).click();
  await expect(dialog.getByRole("alert")).toContainText("No key pair was created.");
});

test("no network: the page says so, keeps what it shows, and goes on when there is one", async () => {
  const { dashboard, ids } = await startAll(24);
  const context = await openContext(browser(), dashboard.url);
  const page = await openPage(context, dashboard.link);
  await expectPairs(page, ids.slice(0, 20));
  await context.setOffline(true);
  const notice = page.getByRole("status").filter({ hasText: "This computer is offline." });
  await expect(notice).toBeVisible();
  await expectPairs(page, ids.slice(0, 20));
  await inspect(page, "offline");
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
  await page.getByRole("button", { name: "Next" }).click();
  await expectPairs(page, ids.slice(20));
});
