import type { CachedApiKeyPairPage } from "./cached-api-key-pair-page.ts";
import { changeKinds, latest } from "./known-changes.ts";
import type { KnownChanges } from "./known-changes.ts";
import { isOwnMark, ownMark } from "./own-mark.ts";

/**
 * Makes a cached page show what is known of changes, whatever it showed before: what is under way is named, what is
 * gone is dropped, and what was updated is as it is now.
 *
 * @returns the same object when there is nothing to change
 */
export function markPage(page: CachedApiKeyPairPage, known: KnownChanges): CachedApiKeyPairPage {
  const { deleting: _deleting, updating: _updating, ...rest } = page;
  const items = page.items.filter(({ id }) => !known.gone.has(id)).map((pair) => latest(pair, known));
  let isSame = items.length === page.items.length && items.every((pair, index) => pair === page.items[index]);

  const marks: Partial<CachedApiKeyPairPage> = {};
  for (const kind of changeKinds) {
    const ids = items.map(({ id }) => id).filter((id) => known.underWay[kind].has(id));
    const mark = page[kind];
    isSame &&= mark === undefined ? ids.length === 0 : isOwnMark(mark) && ids.join() === mark.ids.join();
    if (ids.length > 0) Object.assign(marks, { [kind]: ownMark(ids) });
  }
  return isSame ? page : { ...rest, items, ...marks };
}
