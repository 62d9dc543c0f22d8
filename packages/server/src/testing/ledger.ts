import type { ApiKeyPairPage, CreatedApiKeyPair } from "@api-key-pairs/core";
import { expect } from "vitest";

import { keyPairFromPem } from "../keys/key-pair.ts";
import { authorization } from "./sign-token.ts";

/** An answer other than the one that says that the work was done. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
  readonly answer: { status: number; body: string };

  constructor(method: string, answer: { status: number; body: string }) {
    super(`${method} was answered with ${answer.status}`);
    this.answer = answer;
  }
}

/**
 * What a server has acknowledged, as its clients know it. Whatever happened to the server, it has to agree with every
 * entry; only about what was not answered, or answered with an error of the server, may it say either.
 */
export interface Ledger {
  /** How many pairs have to be there, beside the root pair. */
  size(): number;
  /** @throws {UnexpectedAnswerError} */
  create(url: string): Promise<CreatedApiKeyPair>;
  /**
   * Creates pairs one after the other, and deletes every other one of them, for as long as the server answers.
   *
   * @param onAnswer Called after every answer.
   * @throws {TypeError} What `fetch` throws when the server is gone.
   * @throws {UnexpectedAnswerError}
   */
  write(url: string, onAnswer: () => void): Promise<never>;
  /** Expects a server to agree, and settles what was not known. */
  settle(url: string): Promise<void>;
}

/** @param rootKey The private key (PEM) that signs every request. */
export function openLedger(rootKey: string): Ledger {
  // Private keys by id: of the pairs whose 201 arrived, of those whose 204 arrived, and of those in between.
  const created = new Map<string, string>();
  const deleted = new Map<string, string>();
  const deleting = new Map<string, string>();
  /** What came in since the server was last asked about it. */
  const fresh = new Set<string>();
  let unansweredCreates = 0;

  const create = async (url: string, headers: Headers): Promise<CreatedApiKeyPair> => {
    unansweredCreates += 1;
    const { body } = await send(url, "", "POST", headers, 201);
    unansweredCreates -= 1;
    const pair = JSON.parse(body) as CreatedApiKeyPair;
    created.set(pair.id, pair.private_key);
    fresh.add(pair.id);
    return pair;
  };

  const settleDeletions = (listed: Set<string>) => {
    for (const [id, privateKey] of deleting) (listed.has(id) ? created : deleted).set(id, privateKey);
    deleting.clear();
  };

  /** A pair that is there can sign, and one that is gone cannot. */
  const expectToSign = async (url: string) => {
    for (const id of fresh) {
      const privateKey = created.get(id);
      const headers = await authorization(privateKey ?? deleted.get(id)!);
      await send(url, "?limit=1", "GET", headers, privateKey ? 200 : 401);
    }
    fresh.clear();
  };

  /** A pair whose 201 did not arrive may be there all the same. Then it is one like any other: it can be deleted. */
  const removeUnanswered = async (url: string, headers: Headers, listed: Set<string>) => {
    const { id: root } = keyPairFromPem(rootKey);
    const unanswered = [...listed].filter((id) => id !== root && !created.has(id));
    expect(unanswered.length).toBeLessThanOrEqual(unansweredCreates);
    unansweredCreates = 0;
    for (const id of unanswered) await send(url, `/${id}`, "DELETE", headers, 204);
    expect([...(await listAll(url, headers))].toSorted()).toEqual([root, ...created.keys()].toSorted());
  };

  return {
    size: () => created.size,
    create: async (url) => await create(url, await authorization(rootKey)),
    async write(url, onAnswer) {
      const headers = await authorization(rootKey);
      for (let turn = 0; ; turn += 1) {
        const { id, private_key } = await create(url, headers);
        onAnswer();
        if (turn % 2 === 0) continue;

        created.delete(id);
        deleting.set(id, private_key);
        await send(url, `/${id}`, "DELETE", headers, 204);
        deleting.delete(id);
        deleted.set(id, private_key);
        onAnswer();
      }
    },
    async settle(url) {
      const headers = await authorization(rootKey);
      const listed = await listAll(url, headers);
      expect([...created.keys()].filter((id) => !listed.has(id))).toEqual([]);
      expect([...deleted.keys()].filter((id) => listed.has(id))).toEqual([]);
      settleDeletions(listed);
      await expectToSign(url);
      await removeUnanswered(url, headers, listed);
    },
  };
}

type Headers = Record<string, string>;

async function send(url: string, path: string, method: string, headers: Headers, expected: number) {
  const response = await fetch(`${url}/api-key-pairs${path}`, { method, headers });
  const answer = { status: response.status, body: await response.text() };
  if (answer.status !== expected) throw new UnexpectedAnswerError(method, answer);
  return answer;
}

/** The ids of all pairs, page after page. */
async function listAll(url: string, headers: Headers): Promise<Set<string>> {
  const ids = new Set<string>();
  let query = "?limit=100";
  for (;;) {
    const { body } = await send(url, query, "GET", headers, 200);
    const { items, next_cursor } = JSON.parse(body) as ApiKeyPairPage;
    for (const { id } of items) ids.add(id);
    if (!next_cursor) return ids;
    query = `?limit=100&cursor=${next_cursor}`;
  }
}
