import type { KeyInHand } from "@api-key-pairs/client/rotation";
import { useApiKeyPairs } from "@api-key-pairs/react-hooks";
import { useEffect } from "react";

import { thumbprintOf } from "../pair/thumbprint-of.ts";
import { formatTime } from "../time/format-time.ts";
import type { HandedKey } from "./creation.ts";
import { LookAgain } from "./look-again.tsx";

interface Props {
  readonly keyInHand: KeyInHand;
  /** When the list was last read to its end: an RFC 3339 date-time. */
  readonly checkedAt: string | undefined;
  readonly onFound: (key: HandedKey) => void;
}

/** Looks for the pair of a key among the newest pairs: it is told by its thumbprint, beyond doubt. */
export function PairOfKey({ keyInHand, checkedAt, onFound }: Props) {
  const list = useApiKeyPairs({ limit: 100 }, { staleTime: 0, refetchOnMount: "always" });
  const { thumbprint, pem } = keyInHand;
  const pair = list.data?.items.find((item) => thumbprintOf(item) === thumbprint);
  useEffect(() => {
    if (pair) onFound({ privateKey: pem, pair });
  }, [pair, pem, onFound]);

  return (
    <LookAgain title="Its pair" list={list}>
      {!list.isFetching && !list.error && (
        <p>
          It is not in the list
          {checkedAt !== undefined && `, which was also searched until ${formatTime(checkedAt)}`}. It may
          still come: look again in a minute before you create another one.
        </p>
      )}
      <dl className="dialog-facts">
        <dt>Thumbprint</dt>
        <dd className="mono">{thumbprint}</dd>
      </dl>
    </LookAgain>
  );
}
