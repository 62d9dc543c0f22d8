import type { ApiKeyPair } from "@api-key-pairs/client";

import { useAskTo } from "../actions/actions.tsx";
import { DeleteButton } from "../delete/delete-button.tsx";
import { nameOf } from "../pair/name-of.ts";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly pair: ApiKeyPair;
  /** Whether it is being changed. */
  readonly isUpdating: boolean;
}

/** What can be done to a pair, where the API can do it. */
export function PairActions({ pair, isUpdating }: Props) {
  const askTo = useAskTo();
  const { active } = pair;
  const word = active ? "off" : "on";
  return (
    <>
      {active !== undefined && (
        <Button
          variant="quiet"
          className="button-small"
          icon="power"
          aria-label={`Switch ${word} ${nameOf(pair)}`}
          aria-disabled={isUpdating}
          onClick={isUpdating ? undefined : () => askTo("switch", pair)}
        >
          Switch {word}
        </Button>
      )}
      <DeleteButton pair={pair} />
    </>
  );
}
