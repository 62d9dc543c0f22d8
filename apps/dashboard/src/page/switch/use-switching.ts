import type { ApiKeyPair } from "@api-key-pairs/client";
import { useUpdateApiKeyPair } from "@api-key-pairs/react-hooks";

import { nameOf } from "../pair/name-of.ts";
import { announce } from "../ui/announcer.tsx";
import { showFailure } from "../ui/show-failure.ts";
import { showToast } from "../ui/show-toast.ts";

/** Switches pairs off that are on, and the other way round, and says how it went. */
export function useSwitching(): (pair: ApiKeyPair) => void {
  const { mutateAsync } = useUpdateApiKeyPair();
  const turn = async (pair: ApiKeyPair) => {
    const active = !pair.active;
    const name = nameOf(pair);
    const word = active ? "on" : "off";
    announce(`Switching ${word} key pair ${name}`);
    try {
      await mutateAsync({ id: pair.id, changes: { active } });
      showToast({ kind: "success", title: `Key pair ${name} switched ${word}` });
    } catch (error) {
      showFailure(error, { name, done: `switched ${word}` }, () => void turn(pair));
    }
  };
  return (pair) => void turn(pair);
}
