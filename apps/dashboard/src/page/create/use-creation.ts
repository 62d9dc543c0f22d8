import { OutcomeUnknownError, type NewApiKeyPair } from "@api-key-pairs/client";
import { useCreateApiKeyPair } from "@api-key-pairs/react-hooks";
import { useRef, useState } from "react";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import type { Creation, Doubt, HandedKey } from "./creation.ts";

/** A creation, and how to go on with it. */
interface CreationInHand {
  readonly creation: Creation;
  /** Creates a pair: with a name and roles where the API asks for them, and with nothing where it does not. */
  readonly create: (input?: NewApiKeyPair) => void;
  /** The pair of a key in hand was found after all. */
  readonly hand: (key: HandedKey) => void;
}

/**
 * Creates a pair. The private key is in the state of the component, and nowhere else.
 *
 * @param all - the pairs that are there
 * @param scope - whose they are
 */
export function useCreation(all: AllPairs, scope: string): CreationInHand {
  const before = useRef<Pick<Doubt, "knownBefore" | "scope">>(null);
  const found = useRef<Pick<Doubt, "account" | "key">>(null);
  const [creation, setCreation] = useState<Creation>({ step: "offer" });
  const hand = (key: HandedKey) => setCreation({ step: "handed", key });
  const { mutate } = useCreateApiKeyPair({
    onCreated: ({ private_key: privateKey, ...pair }) => hand({ privateKey, pair }),
    onUnreadable: (error) => hand({ privateKey: error.revealPrivateKey()! }),
    onUncertain: (account, key) => {
      found.current = { account, key };
    },
    onError: (error) => {
      const uncertain = found.current;
      found.current = null;
      setCreation((current) => {
        if (current.step === "handed") return current;
        if (error instanceof OutcomeUnknownError && uncertain)
          return { step: "unknown", doubt: { error, ...uncertain, ...before.current! } };
        return { step: "failed", error, failedAt: Date.now() };
      });
    },
  });
  const create = (input?: NewApiKeyPair) => {
    const ids = new Set(all.pairs.map((pair) => pair.id));
    before.current = {
      knownBefore: { ids, isWhole: all.status === "complete", readAt: all.readAt },
      scope,
    };
    setCreation({ step: "creating", since: Date.now() });
    mutate(input);
  };
  return { creation, create, hand };
}
