import {
  type ApiKeyPair,
  type ApiKeyPairPage,
  type CreatedApiKeyPair,
  type CreateInput,
  hidePrivateKey,
  type ListParams,
  PagedList,
} from "@api-key-pairs/core";

import type { CallOptions, ClientOptions } from "./client-options.ts";
import { create } from "./operations/create.ts";
import { del } from "./operations/delete.ts";
import { list } from "./operations/list.ts";
import { call } from "./road/call.ts";
import { checkCallOptions, resolveSettings } from "./settings.ts";

/** A list of key pairs: `await` it for a page, iterate over it for every pair. */
export type ApiKeyPairList = PagedList<ApiKeyPair, ApiKeyPairPage>;

/** The operations on API key pairs. */
export interface ApiKeyPairsClient {
  /**
   * Creates a key pair. Its private key is in the answer this once: store it before anything else. Sent again
   * only where nothing can have been created: a request that never arrived, or a 429.
   *
   * @throws `OutcomeUnknownError` when the answer was lost, and a pair may have been created all the same
   */
  create(input?: CreateInput, options?: CallOptions): Promise<CreatedApiKeyPair>;
  /**
   * Lists the active key pairs. Nothing is sent before the list is awaited or iterated over.
   *
   * @example
   * ```ts
   * const page = await keyPairs.list({ limit: 50 });
   * for await (const pair of keyPairs.list()) console.log(pair.id);
   * ```
   */
  list(params?: ListParams, options?: CallOptions): ApiKeyPairList;
  /**
   * Deletes a key pair. Its tokens are refused at once.
   *
   * @param id - the `id` of the pair
   * @throws `NotFoundError` when there is no such pair
   */
  delete(id: string, options?: CallOptions): Promise<void>;
}

/**
 * Creates a client for the API key pairs of one instance.
 *
 * @throws `InputError` on an option that can't be right
 *
 * @example
 * ```ts
 * import { createClient } from "@api-key-pairs/client";
 * import { signWith } from "@api-key-pairs/client/auth";
 *
 * const keyPairs = createClient({ instance: "acme", auth: signWith({ privateKey: pem }) });
 * const created = await keyPairs.create();
 * ```
 */
export function createClient(options: ClientOptions): ApiKeyPairsClient {
  const settings = resolveSettings(options);
  return {
    async create(input = {}, callOptions) {
      const checked = checkCallOptions(callOptions, "create");
      return hidePrivateKey(await call(settings, create, input, checked, signalsOf(checked)));
    },

    list(params = {}, callOptions) {
      return new PagedList(() => {
        const checked = checkCallOptions(callOptions, "list");
        const { cursor: start } = params ?? {};
        const signals = signalsOf(checked);
        // Only a page that is fetched ahead can be unwanted: for the others, somebody is waiting.
        let ahead: AbortController | undefined;
        return {
          start,
          async fetch(cursor) {
            if (cursor === start) return call(settings, list, params, checked, signals);
            ahead = new AbortController();
            const page = await call(settings, list, { ...params, cursor }, checked, [
              ...signals,
              ahead.signal,
            ]);
            ahead = undefined;
            return page;
          },
          end: () => ahead?.abort(),
        };
      });
    },

    async delete(id, callOptions) {
      const checked = checkCallOptions(callOptions, "delete");
      return call(settings, del, id, checked, signalsOf(checked));
    },
  };
}

function signalsOf({ signal }: CallOptions): readonly AbortSignal[] {
  return signal === undefined ? [] : [signal];
}
