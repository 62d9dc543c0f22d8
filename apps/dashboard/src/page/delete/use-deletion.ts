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
    const title = `Key pair ${nameOf(pair)}`;
    announce(`Deleting key pair ${nameOf(pair)}`);
    try {
      await mutateAsync(pair.id);
      showToast({ kind: "success", title: `${title} deleted` });
    } catch (error) {
      showFailure(error, `${title} was not deleted`, () => void remove(pair));
    }
  };
  return (pair) => void remove(pair);
}
