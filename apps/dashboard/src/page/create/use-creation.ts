import { OutcomeUnknownError } from "@api-key-pairs/client";
import { useCreateApiKeyPair } from "@api-key-pairs/react-hooks";
import { useRef, useState } from "react";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import type { Creation, KnownPairs } from "./creation.ts";

/**
 * Creates a pair. The private key is in the state of the component, and nowhere else.
 *
 * @param all - the pairs that are there
 * @param scope - whose they are
 */
export function useCreation(
  all: AllPairs,
  scope: string,
): {
  readonly creation: Creation;
  readonly create: () => void;
} {
  const before = useRef<{ readonly knownBefore: KnownPairs; readonly scope: string }>(null);
  const [creation, setCreation] = useState<Creation>({ step: "offer" });
  const { mutate } = useCreateApiKeyPair({
    onCreated: ({ private_key: privateKey, ...pair }) =>
      setCreation({ step: "handed", key: { privateKey, pair } }),
    onUnreadable: (error) => setCreation({ step: "handed", key: { privateKey: error.revealPrivateKey()! } }),
    onError: (error) =>
      setCreation((current) => {
        if (current.step === "handed") return current;
        if (error instanceof OutcomeUnknownError) return { step: "unknown", error, ...before.current! };
        return { step: "failed", error, failedAt: Date.now() };
      }),
  });
  const create = () => {
    const ids = new Set(all.pairs.map((pair) => pair.id));
    before.current = {
      knownBefore: { ids, isWhole: all.status === "complete", readAt: all.readAt },
      scope,
    };
    setCreation({ step: "creating" });
    mutate();
  };
  return { creation, create };
}
