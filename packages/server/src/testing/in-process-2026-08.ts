import { expect } from "vitest";

import type { AppOptions } from "../app-options.ts";
import { createDocument } from "../openapi/document.ts";
import { roleCatalog } from "../roles/role-catalog.ts";
import type { ApiKeyPair } from "../schemas/2026-08/api-key-pair.ts";
import { createContract } from "./contract.ts";
import { startInProcess } from "./in-process.ts";
import { sharedDocumentProblems } from "./shared-document.ts";
import type { TokenOverrides } from "./sign-token.ts";
import { authorization } from "./sign-token.ts";

const { contractProblems } = createContract(createDocument("2026-08"));

/** The id of a role. */
export const roleId = (slug: string): string => roleCatalog.find((role) => role.slug === slug)!.id;

/** What a request was answered with. */
interface JsonAnswer<Body = any> {
  status: number;
  body: Body;
}

/** A request to send. A body that is no text is sent as JSON. */
export interface Sent {
  body?: unknown;
  /** Whose key signs it; left out: the root's. */
  as?: string;
  token?: TokenOverrides;
}

/**
 * Expects an answer to be as both documents say: the one that defines the revision, and the one that the server serves.
 *
 * @returns Its body.
 */
export async function expectInContract(method: string, path: string, response: Response): Promise<unknown> {
  const text = await response.text();
  const body = text === "" ? undefined : JSON.parse(text);
  const { status } = response;
  const withoutQuery = path.replace(/\?.*/, "");
  const answer = {
    method,
    path: withoutQuery,
    status,
    headers: Object.fromEntries(response.headers),
    body: text,
  };
  expect([method, path, status, contractProblems(answer)]).toEqual([method, path, status, []]);
  const problems = sharedDocumentProblems(method, withoutQuery, status, body) ?? [];
  expect([method, path, status, problems]).toEqual([method, path, status, []]);
  return body;
}

/** The app in revision 2026-08, every answer of which is held against its contract. */
export async function startInProcess2026(options: Partial<AppOptions> = {}) {
  const { app, store, privateKey } = await startInProcess({ revision: "2026-08", ...options });
  const signed = new Map<string, ReturnType<typeof authorization>>();
  /** Signs once for what is sent often: it takes longer than all the rest. */
  const sign = async (as: string, token: TokenOverrides) => {
    const key = JSON.stringify([as, token]);
    if (!signed.has(key)) signed.set(key, authorization(as, token));
    return await signed.get(key)!;
  };
  const send = async (method: string, path: string, { body, as = privateKey, token }: Sent = {}) => {
    // All scopes, as clients of this revision claim them.
    const now = options.clock && { now: options.clock() };
    const headers = await sign(as, { scopes: ["*.read", "*.write"], expiresIn: 3600, ...now, ...token });
    const response = await app.request(`http://localhost${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const answer: JsonAnswer = {
      status: response.status,
      body: await expectInContract(method, path, response),
    };
    return answer;
  };
  const create = async (input: object = {}, as?: string): Promise<ApiKeyPair & { private_key: string }> => {
    const body = { display_name: "A pair", role_ids: [roleId("administrator")], ...input };
    const answer = await send("POST", "/api-key-pairs", { body, ...(as !== undefined && { as }) });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  return { app, store, privateKey, send, create };
}
