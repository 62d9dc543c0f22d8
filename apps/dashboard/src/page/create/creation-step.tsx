import type { NewApiKeyPair } from "@api-key-pairs/client";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import { scopeOf } from "../session/scope-of.ts";
import type { SessionInfo } from "../session/session-info.ts";
import type { Creation, HandedKey } from "./creation.ts";
import { KeyHandover } from "./key-handover.tsx";
import { Offer } from "./offer.tsx";
import { UnknownOutcome } from "./unknown-outcome.tsx";
import { useAskedFor } from "./use-asked-for.ts";

interface Props {
  readonly creation: Creation;
  readonly info: SessionInfo;
  readonly all: AllPairs;
  readonly isSaved: boolean;
  readonly onSavedChange: (isSaved: boolean) => void;
  readonly onCreate: (input?: NewApiKeyPair) => void;
  /** The pair of the key in hand was found. */
  readonly onFound: (key: HandedKey) => void;
  readonly onDone: () => void;
}

/** What the dialog shows, step by step. */
export function CreationStep({ creation, info, all, onCreate, onFound, ...saving }: Props) {
  const asked = useAskedFor(all);
  switch (creation.step) {
    case "handed":
      return <KeyHandover keyToSave={creation.key} {...saving} />;
    case "unknown":
      return (
        <UnknownOutcome
          doubt={creation.doubt}
          isElsewhere={creation.doubt.scope !== scopeOf(info)}
          onFound={onFound}
          {...saving}
        />
      );
    default:
      return <Offer creation={creation} target={info.target} asked={asked} onCreate={onCreate} />;
  }
}
