import { expect, test } from "vitest";

import { akp } from "../../testing/akp.ts";
import { startApi2026 } from "../../testing/start-api.ts";
import type { Api2026 } from "../../testing/start-api.ts";
import { keys, openTerminal } from "../../testing/terminal.ts";

const update = async ({ env }: Pick<Api2026, "env">, ...args: string[]) =>
  await akp(["update", ...args], { env });

test("what is given changes, and the rest stays", async () => {
  const api = await startApi2026();
  const { id } = await api.add("Checkout", { merchant_account_ids: ["eu"] });
  const named = await update(api, id, "--name", "Checkout (old)");
  expect(named.code).toBe(0);
  expect(JSON.parse(named.stdout)).toEqual(await api.client.get(id));
  const args = ["--role", "Analyst", "--role", "report-viewer", "--all-merchant-accounts"];
  expect(await update(api, id, ...args)).toMatchObject({ code: 0, stderr: "" });
  expect(await api.client.get(id)).toMatchObject({
    display_name: "Checkout (old)",
    active: true,
    roles: [{ slug: "analyst" }, { slug: "report-viewer" }],
    merchant_accounts: [],
  });
  await update(api, id, "--merchant-account", "us", "--role", api.roleIds["analyst"]!);
  expect(await api.client.get(id)).toMatchObject({
    roles: [{ slug: "analyst" }],
    merchant_accounts: [{ id: "us" }],
  });
});

test("a pair is switched off with a yes only, and switched on again as it says", async () => {
  const api = await startApi2026();
  const { id, private_key: GR4VY_PRIVATE_KEY } = await api.add("Checkout");
  const accepted = async () => (await akp(["list"], { env: { ...api.env, GR4VY_PRIVATE_KEY } })).code === 0;
  const unasked = await update(api, id, "--inactive");
  expect(unasked).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`  akp update ${id} --inactive --yes\n`),
  });
  expect(await accepted()).toBe(true);

  const off = await update(api, id, "--inactive", "--yes");
  expect(JSON.parse(off.stdout)).toMatchObject({ id, active: false });
  const [, undo] = /^To switch it on again:\n {2}akp (.+)\n$/m.exec(off.stderr)!;
  expect(await accepted()).toBe(false);
  // Off it is already.
  expect(await update(api, id, "--inactive")).toMatchObject({ code: 0 });
  expect(await akp(undo!.split(" "), { env: api.env })).toMatchObject({ code: 0, stderr: "" });
  expect(await accepted()).toBe(true);
});

test("on a terminal it says by its name what it switches off, and asks", async () => {
  const api = await startApi2026();
  const { id } = await api.add("Checkout");
  for (const [typed, code, active] of [
    ["n", 1, true],
    ["y", 0, false],
  ] as const) {
    const terminal = openTerminal(["update", id, "--inactive"], { env: api.env });
    const text = await terminal.waitFor("Switch it off? [y/N] ");
    expect(text.replaceAll("\n", " ")).toContain(
      `${id} (Checkout) at ${api.url}. It has never signed a request. What it signs is refused at once.`,
    );
    terminal.type(`${typed}${keys.enter}`);
    expect(await terminal.ended).toBe(code);
    expect(await api.client.get(id)).toMatchObject({ active });
  }
});

test("the pair that signs keeps what it may do without --force, but not its name", async () => {
  const api = await startApi2026();
  const own = await api.client.get(api.rootId);
  const losses = [
    [["--inactive", "--yes"], "it would be switched off"],
    [["--role", "key-pair-manager", "--yes"], "it would lose administrator"],
    [["--merchant-account", "eu"], "it would lose merchant accounts"],
  ] as const;
  for (const [args, loss] of losses) {
    const { code, stderr } = await update(api, own.id, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(`${own.id} signs the requests: ${loss}, and this key could not undo that`);
    expect(stderr).toContain(`  akp update ${own.id} ${args.join(" ")} --force   # does it all the same\n`);
  }
  expect(await api.client.get(own.id)).toMatchObject({ updated_at: own.updated_at });
  const args = ["--name", "Root", "--role", "administrator", "--role", "analyst"];
  expect(await update(api, own.id, ...args)).toMatchObject({ code: 0 });

  const unasked = await update(api, own.id, "--inactive", "--force");
  expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining("no terminal to ask on") });
  const off = await update(api, own.id, "--inactive", "--force", "--yes");
  expect(off.code).toBe(0);
  expect(off.stderr).toContain(
    `with the key of another pair:\n  akp update ${own.id} --private-key-file FILE --active\n`,
  );
  await expect(api.client.get(own.id)).rejects.toMatchObject({ status: 401 });
});

test("a role that there is not is told with those that there are, and nothing is changed", async () => {
  const api = await startApi2026();
  const { id } = await api.add("Checkout");
  api.admin.clearRequests();
  const { code, stderr } = await update(api, id, "--role", "analist", "-o", "json");
  expect(code).toBe(2);
  expect(JSON.parse(stderr).error).toMatchObject({
    code: "unknown_role",
    why: expect.stringMatching(/^Did you mean analyst\? There are administrator, .+, report-viewer\.$/),
    next: ["akp roles   # what they give", "akp help update"],
  });
  expect(api.admin.requests().map(({ operation }) => operation)).toEqual(["list-roles"]);
});

test("a role that a key pair cannot have, or not without another, is told before anything is changed", async () => {
  const api = await startApi2026();
  const { id } = await api.add("Checkout");
  api.admin.clearRequests();
  const wrong = [
    ["user-manager", "The role user-manager is not for key pairs. Nothing was done"],
    [
      "pii-viewer",
      "The role pii-viewer adds to analyst or customer-support: give it with one. Nothing was done",
    ],
  ] as const;
  for (const [role, message] of wrong) {
    const { code, stderr } = await update(api, id, "--role", role, "-o", "json");
    expect(code).toBe(2);
    expect(JSON.parse(stderr).error).toMatchObject({ code: "wrong_role", message });
  }
  expect(api.admin.requests().map(({ operation }) => operation)).toEqual(["list-roles", "list-roles"]);
});

test("a thumbprint in place of the id leads to the pair of the key", async () => {
  const api = await startApi2026();
  const { code, stderr } = await update(api, (await api.add("Checkout")).thumbprint!, "--name", "Root");
  expect(code).toBe(4);
  expect(stderr).toContain("  akp get THUMBPRINT   # the pair of a key\n");
});

test("a command line that changes nothing, or contradicts itself, sends nothing", async () => {
  const api = await startApi2026();
  const { id } = await api.add("Checkout");
  api.admin.clearRequests();
  const wrong = [
    [[], "Say what is to change"],
    [["--active", "--inactive"], "contradict each other"],
    [["--merchant-account", "a", "--all-merchant-accounts"], "contradict each other"],
    [["--name", ""], "'--name <name>' argument '' is invalid. It must be text of 1 to 200 characters"],
    [["--name", "a".repeat(201), "--role", "analyst"], "It must be text of 1 to 200 characters"],
    [["--merchant-account", ""], "It must be the id of a merchant account"],
  ] as const;
  for (const [args, message] of wrong) {
    const ended = await update(api, id, ...args);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  }
  expect(api.admin.requests()).toEqual([]);
});
