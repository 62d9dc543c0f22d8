import type { ApiKeyPair } from "@api-key-pairs/client";

import { useAskTo } from "../actions/actions.tsx";
import { nameOf } from "../pair/name-of.ts";
import { Button } from "../ui/button.tsx";

/** Asks whether a pair is to be deleted. Where its row is gone afterwards, the focus goes to the button of the next one. */
export function DeleteButton({ pair }: { readonly pair: ApiKeyPair }) {
  const askTo = useAskTo();
  return (
    <Button
      variant="quiet-danger"
      className="button-small"
      icon="trash"
      aria-label={`Delete ${nameOf(pair)}`}
      data-delete=""
      onClick={() => askTo("delete", pair)}
    >
      Delete
    </Button>
  );
}
