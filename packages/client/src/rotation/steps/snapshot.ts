import type { ApiKeyPair, NewApiKeyPair } from "@api-key-pairs/core";

import { listAll } from "../safe-create/list-all.ts";
import { thumbprintOf } from "../safe-create/create-mark.ts";
import type { Step } from "./step.ts";

/** Remembers which pairs are there, so that none of them is ever taken for ours, and what the old one is like. */
export const snapshot: Step = {
  async run(run) {
    const { oldThumbprint } = run.state.plan;
    const pairs = await listAll(await run.client("old"), run.settings.signal);
    const old = pairs.find((pair) => thumbprintOf(pair) === oldThumbprint);
    // A list that changes while it is read may miss one, also the one that signs. By what is in it, it can be told
    // whether the id of that one is the thumbprint.
    if (old === undefined && pairs.some(({ thumbprint }) => thumbprint !== undefined)) {
      throw new Error(`The list lacks the key pair that signs, ${oldThumbprint}`);
    }
    const oldId = old?.id ?? oldThumbprint;
    const before = new Set([oldId, ...pairs.map(({ id }) => id)]);
    return { facts: { oldId, before: [...before], input: old && likenessOf(old) } };
  },
};

/** What makes a pair that is called the same and may do the same; `undefined` in revision 2021-10. */
function likenessOf({
  thumbprint,
  display_name = "",
  roles = [],
  merchant_accounts = [],
}: ApiKeyPair): NewApiKeyPair | undefined {
  if (thumbprint === undefined) return undefined;
  return {
    display_name,
    role_ids: roles.map(({ id }) => id),
    merchant_account_ids: merchant_accounts.map(({ id }) => id),
  };
}
