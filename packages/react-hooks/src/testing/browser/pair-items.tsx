import { onTestFinished } from "vitest";

import { useDeleteApiKeyPair } from "../../index.ts";
import type { AnyApiKeyPairsError } from "@api-key-pairs/core";

interface PairItemsProps {
  /** The name of the list on the page. */
  readonly name: string;
  readonly pairs: readonly { readonly id: string }[];
  readonly onError?: ((error: AnyApiKeyPairsError, id: string) => void) | undefined;
}

/** Shows pairs, each with a button that deletes it. */
export function PairItems({ name, pairs, onError }: PairItemsProps) {
  const { mutate } = useDeleteApiKeyPair({ ...(onError && { onError }) });
  return (
    <ul aria-label={name}>
      {pairs.map(({ id }) => (
        <li key={id} data-id={id}>
          {id} <button onClick={() => mutate(id)}>Delete {id}</button>
        </li>
      ))}
    </ul>
  );
}

/** The ids that the list of this name shows; `undefined` when there is no such list. */
export function shownIn(name: string): (string | undefined)[] | undefined {
  const list = document.querySelector(`ul[aria-label="${name}"]`);
  if (list === null) return undefined;
  return [...list.querySelectorAll("li")].map((item) => item.dataset["id"]);
}

/** Everything that the list of this name shows from now on, each time that anything on the page changes. */
export function watchItems(name: string): (string | undefined)[][] {
  const shown: (string | undefined)[][] = [];
  const look = () => void shown.push(shownIn(name) ?? []);
  look();
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  onTestFinished(() => observer.disconnect());
  return shown;
}
