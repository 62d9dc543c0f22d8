import { expect, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { createRootKeyPair } from "../keys/root-key-pair.ts";
import { idPrefixOf, uuidOf } from "../keys/uuid.ts";
import type { RevisionName } from "../revisions/revision.ts";
import type { KeyPairSettings, StoredKeyPair } from "../store/store.ts";
import { listStart } from "../store/store.ts";
import { roleId } from "../testing/in-process-2026-08.ts";
import { openSocket, parseAnswer, readToEnd } from "../testing/on-the-wire.ts";
import { openStore } from "../testing/open-store.ts";
import { serveStore } from "../testing/serve-store.ts";
import { authorization } from "../testing/sign-token.ts";

// Whoever has a stolen key may keep a request at hand that lacks nothing but its end, for the day on which it is revoked.

const date = "2026-08-01T12:00:00.000Z";

async function open(revision: RevisionName) {
  const store = await openStore();
  await createRootKeyPair(store);
  const insert = async (isActive: boolean) => {
    const { privateKey, ...keys } = await generateKeyPair();
    const roleIds = [roleId("key-pair-manager")];
    const pair: StoredKeyPair = { ...keys, roleIds, isActive, createdAt: date, updatedAt: date };
    await store.insert(pair);
    return { pair, privateKey };
  };
  const { pair: stolen, privateKey } = await insert(true);
  const { pair: weaker } = await insert(false);

  let onUse: (() => void) | undefined;
  const noteUse = (id: string, at: number) => {
    store.noteUse(id, at);
    onUse?.();
  };
  const { port } = await serveStore({ ...store, noteUse }, { revision });
  return {
    weaker,
    find: async ({ id }: { id: string }) => (await store.findByPrefix(idPrefixOf(uuidOf(id))!))!,
    count: async () => (await store.fullPage({ ...listStart, limit: 100 })).pairs.length,
    async change(settings: KeyPairSettings) {
      expect(await store.update(stolen, { ...settings, updatedAt: "2026-08-01T12:00:00.001Z" })).toBe(true);
    },
    remove: async () => void (await store.delete(stolen.id)),
    /**
     * Sends all of a request but its last byte.
     *
     * @returns When the server has let its sender in. Sends the rest, and gives the answer.
     */
    async hold(method: string, path: string, input: object) {
      const body = JSON.stringify(input);
      const socket = await openSocket(port);
      const { authorization: value } = await authorization(privateKey);
      const used = new Promise<void>((resolve) => (onUse = resolve));
      const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${value}\r\n`;
      socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`);
      await used;
      return async () => {
        const text = readToEnd(socket);
        socket.write(body.slice(-1));
        const answer = parseAnswer(await text);
        return { status: answer.status, body: JSON.parse(answer.body) };
      };
    },
  };
}

type Server = Awaited<ReturnType<typeof open>>;

const input = { display_name: "x", role_ids: [roleId("key-pair-manager")] };
const revocations: [string, (server: Server) => Promise<void>, number][] = [
  ["is deleted", async ({ remove }) => await remove(), 401],
  ["is deactivated", async ({ change }) => await change({ isActive: false }), 401],
  ["loses its role", async ({ change }) => await change({ roleIds: [roleId("key-pair-viewer")] }), 403],
];

test.each(revocations)(
  "a pair that %s while its request arrives creates nothing",
  async (_name, revoke, status) => {
    for (const revision of ["2021-10", "2026-08"] as const) {
      const server = await open(revision);
      const finish = await server.hold("POST", "/api-key-pairs", input);
      await revoke(server);
      const before = await server.count();
      expect(await finish()).toMatchObject({ status });
      expect(await server.count()).toBe(before);
    }
  },
);

test.each(revocations)(
  "a pair that %s while its request arrives changes nothing",
  async (_name, revoke, status) => {
    const server = await open("2026-08");
    const { hold, find, weaker } = server;
    const before = await find(weaker);
    const finish = await hold("PUT", `/api-key-pairs/${uuidOf(weaker.id)}`, { active: true });
    await revoke(server);
    expect(await finish()).toMatchObject({ status });
    expect(await find(weaker)).toEqual(before);
  },
);

test("a pair that loses merchant accounts while its request arrives gives what is left", async () => {
  const { hold, change } = await open("2026-08");
  const finish = await hold("POST", "/api-key-pairs", input);
  await change({ merchantAccountIds: ["shop"] });
  expect(await finish()).toMatchObject({ status: 201, body: { merchant_accounts: [{ id: "shop" }] } });
});

test("a request whose sender stays what it was is carried out, however late its end comes", async () => {
  const { hold, count, find, weaker } = await open("2026-08");
  const before = await count();
  expect(await (await hold("POST", "/api-key-pairs", input))()).toMatchObject({ status: 201 });
  expect(await count()).toBe(before + 1);
  const update = await hold("PUT", `/api-key-pairs/${uuidOf(weaker.id)}`, { active: true });
  expect(await update()).toMatchObject({ status: 200 });
  expect(await find(weaker)).toMatchObject({ isActive: true });
});
