import type { ApiKeyPair } from "@api-key-pairs/client";
import { useDeleteApiKeyPair } from "@api-key-pairs/react-hooks";

import { nameOf } from "../pair/name-of.ts";
import { announce } from "../ui/announcer.tsx";
import { showFailure } from "../ui/show-failure.ts";
import { showToast } from "../ui/show-toast.ts";

/** Deletes pairs, and says how it went. */
export function useDeletion(): (pair: ApiKeyPair) => void {
  const { mutateAsync } = useDeleteApiKeyPair();
  const remove = async (pair: ApiKeyPair) => {
    const name = nameOf(pair);
    announce(`Deleting key pair ${name}`);
    try {
      await mutateAsync(pair.id);
      showToast({ kind: "success", title: `Key pair ${name} deleted` });
    } catch (error) {
      showFailure(error, { name, done: "deleted" }, () => void remove(pair));
    }
  };
  return (pair) => void remove(pair);
}
