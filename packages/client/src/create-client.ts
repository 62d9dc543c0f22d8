import {
  type ApiKeyPair,
  type ApiKeyPairPage,
  type CreatedApiKeyPair,
  type CreateInput,
  hidePrivateKey,
  type ListParams,
  type PagedList,
  type RegisterInput,
  type Role,
  type RolePage,
  type UpdateInput,
} from "@api-key-pairs/core";

import type { CallOptions, ClientOptions } from "./client-options.ts";
import { createFor } from "./operations/create.ts";
import { del } from "./operations/delete.ts";
import { get } from "./operations/get.ts";
import { list } from "./operations/list.ts";
import { listRoles } from "./operations/list-roles.ts";
import { update } from "./operations/update.ts";
import { call } from "./road/call.ts";
import type { Operation } from "./road/operation.ts";
import { callPages } from "./road/call-pages.ts";
import { signalsOf } from "./road/scope.ts";
import { checkCallOptions, resolveSettings } from "./settings.ts";
import { tellingSigner } from "./signer.ts";

/** A list of key pairs: `await` it for a page, iterate over it for every pair. */
export type ApiKeyPairList = PagedList<ApiKeyPair, ApiKeyPairPage>;

/** A list of roles: `await` it for a page, iterate over it for every role. */
export type RoleList = PagedList<Role, RolePage>;

/**
 * The operations on API key pairs. `create()`, `list` and `delete` work with every revision of the API; what else takes
 * revision 2026-08 says so.
 */
export interface ApiKeyPairsClient {
  /**
   * Registers the public half of a key that you made (revision 2026-08): the private half never leaves you, so a lost
   * answer loses nothing.
   *
   * @throws `ConflictError` when the key is registered already; `resourceId` is its pair
   *
   * @example
   * ```ts
   * const key = await generateKeyPair(); // of @api-key-pairs/client/auth
   * await keyPairs.create({ display_name: "Checkout", role_ids, public_key: key.public_key });
   * ```
   */
  create(input: RegisterInput, options?: CallOptions): Promise<ApiKeyPair>;
  /**
   * Creates a key pair. Its private key is in the answer this once: store it before anything else. Sent again
   * only where nothing can have been created: a request that never arrived, or a 429.
   *
   * @param input - nothing, which gives a pair what the pair that signs may do; or a name and roles (revision 2026-08)
   * @throws `OutcomeUnknownError` when the answer was lost, and a pair may have been created all the same
   * @throws `ResponseError` when an API of revision 2021-10 took no notice of the input; the pair exists then
   */
  create(input?: CreateInput, options?: CallOptions): Promise<CreatedApiKeyPair>;
  /**
   * Lists the key pairs: the active ones in revision 2021-10, all in 2026-08. Nothing is sent before the list is awaited
   * or iterated over.
   *
   * @example
   * ```ts
   * const page = await keyPairs.list({ limit: 50 });
   * for await (const pair of keyPairs.list()) console.log(pair.id);
   * ```
   */
  list(params?: ListParams, options?: CallOptions): ApiKeyPairList;
  /**
   * Gives one key pair, active or not (revision 2026-08).
   *
   * @param id - the `id` of the pair
   * @throws `NotFoundError` when there is no such pair
   */
  get(id: string, options?: CallOptions): Promise<ApiKeyPair>;
  /**
   * Changes one key pair (revision 2026-08). Sent again after a lost answer: doing it twice is as good as once.
   *
   * @param id - the `id` of the pair
   * @param changes - what is to change; the rest stays
   * @returns the pair as it is now
   * @throws `NotFoundError` when there is no such pair
   *
   * @example
   * ```ts
   * await keyPairs.update(id, { active: false }); // its tokens are refused at once, until it is true again
   * ```
   */
  update(id: string, changes: UpdateInput, options?: CallOptions): Promise<ApiKeyPair>;
  /**
   * Deletes a key pair. Its tokens are refused at once.
   *
   * @param id - the `id` of the pair
   * @throws `NotFoundError` when there is no such pair
   */
  delete(id: string, options?: CallOptions): Promise<void>;
  /** The roles that pairs are given (revision 2026-08). */
  readonly roles: {
    /** Lists the roles. Nothing is sent before the list is awaited or iterated over. */
    list(params?: ListParams, options?: CallOptions): RoleList;
  };
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
 * const page = await keyPairs.list({ limit: 50 });
 * ```
 */
export function createClient(options: ClientOptions): ApiKeyPairsClient {
  const settings = resolveSettings(options);

  async function send<Input, Output>(
    operation: Operation<Input, Output>,
    input: unknown,
    callOptions: CallOptions | undefined,
  ): Promise<Output> {
    const checked = checkCallOptions(callOptions, operation.name);
    return call(settings, operation, input, checked, signalsOf(checked));
  }

  return {
    ...tellingSigner(settings.auth),
    // Which of its types the answer has was decided by the input, and checked.
    async create(input = {}, callOptions) {
      return hidePrivateKey(await send(createFor(input), input, callOptions)) as CreatedApiKeyPair;
    },
    list: (params = {}, callOptions) => callPages(settings, list, params, callOptions),
    get: async (id, callOptions) => send(get, id, callOptions),
    update: async (id, changes, callOptions) => send(update(id), changes, callOptions),
    delete: async (id, callOptions) => send(del, id, callOptions),
    roles: {
      list: (params = {}, callOptions) => callPages(settings, listRoles, params, callOptions),
    },
  };
}
