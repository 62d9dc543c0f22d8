import { type ApiKeyPair, OutcomeUnknownError } from "@api-key-pairs/client";
import { useCreateApiKeyPair } from "@api-key-pairs/react-hooks";
import { useRef, useState } from "react";

import type { Creation } from "./creation.ts";

/**
 * Creates a pair. The private key is in the state of the component, and nowhere else.
 *
 * @param known - the pairs that are there
 */
export function useCreation(known: readonly ApiKeyPair[]): {
  readonly creation: Creation;
  readonly create: () => void;
} {
  const knownBefore = useRef<ReadonlySet<string>>(new Set());
  const [creation, setCreation] = useState<Creation>({ step: "offer" });
  const { mutate } = useCreateApiKeyPair({
    onCreated: ({ private_key: privateKey, ...pair }) =>
      setCreation({ step: "handed", key: { privateKey, pair } }),
    onUnreadable: (error) => setCreation({ step: "handed", key: { privateKey: error.revealPrivateKey()! } }),
    onError: (error) =>
      setCreation((current) => {
        if (current.step === "handed") return current;
        if (error instanceof OutcomeUnknownError)
          return { step: "unknown", error, knownBefore: knownBefore.current };
        return { step: "failed", error, failedAt: Date.now() };
      }),
  });
  const create = () => {
    knownBefore.current = new Set(known.map((pair) => pair.id));
    setCreation({ step: "creating" });
    mutate();
  };
  return { creation, create };
}
