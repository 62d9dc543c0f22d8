import { notifyManager, partialMatchKey } from "@tanstack/react-query";
import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "../api-key-pairs-keys.ts";
import { refreshLists } from "../refresh-lists.ts";
import type { CachedApiKeyPairPage } from "./cached-api-key-pair-page.ts";
import { markPage } from "./mark-page.ts";

/** Those with a deletion under way, of all caches. */
const active = new Set<Deletions>();

/**
 * Whether a pair is being deleted here and now. A mark says so too, but may come from a cache that was stored while its
 * pair was being deleted, and then nobody is left who would take it back.
 */
export function isBeingDeleted(id: string): boolean {
  return [...active].some((deletions) => deletions.has(id));
}

/**
 * The deletions of one scope. While any is under way, all cached lists of the scope show it, also those that arrive
 * meanwhile: an answer may have been on its way since before the deletion began.
 */
export class Deletions {
  readonly #client: QueryClient;
  readonly #scope: string | undefined;
  /** The ids of deletions under way: one that is deleted twice at the same time is there twice. */
  readonly #underWay: string[] = [];
  readonly #gone = new Set<string>();
  #begun = 0;
  #stopWatching: (() => void) | undefined;

  constructor(client: QueryClient, scope: string | undefined) {
    this.#client = client;
    this.#scope = scope;
  }

  has(id: string): boolean {
    return this.#underWay.includes(id);
  }

  begin(id: string): void {
    active.add(this);
    this.#begun += 1;
    this.#underWay.push(id);
    this.#stopWatching ??= this.#watch();
    this.#markLists();
  }

  /** @param isGone - whether the pair is no more; if not, it is shown again, in its place */
  end(id: string, isGone: boolean): void {
    this.#underWay.splice(this.#underWay.indexOf(id), 1);
    if (isGone) this.#gone.add(id);
    this.#markLists();
    if (this.#underWay.length > 0) return;
    active.delete(this);
    void this.#fetchTruth();
  }

  /** Once for all deletions that overlapped. Only then is no answer from before on its way any more. */
  async #fetchTruth(): Promise<void> {
    const begun = this.#begun;
    await refreshLists(this.#client, this.#scope);
    if (begun !== this.#begun) return;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#gone.clear();
  }

  #watch(): () => void {
    return this.#client.getQueryCache().subscribe(({ type, query }) => {
      if (type === "added" || type === "updated") this.#mark(query);
    });
  }

  #markLists(): void {
    const lists = this.#client.getQueryCache().findAll({ queryKey: apiKeyPairsKeys.all(this.#scope) });
    notifyManager.batch(() => lists.forEach((query) => this.#mark(query)));
  }

  #mark({ queryKey, state: { data, dataUpdatedAt } }: Query): void {
    if (data === undefined) return;
    const ids = { underWay: new Set(this.#underWay), gone: this.#gone };
    let marked = data;
    if (partialMatchKey(queryKey, apiKeyPairsKeys.pages(this.#scope))) {
      marked = markPage(data as CachedApiKeyPairPage, ids);
    } else if (partialMatchKey(queryKey, apiKeyPairsKeys.infinites(this.#scope))) {
      const list = data as InfiniteData<CachedApiKeyPairPage>;
      const pages = list.pages.map((page) => markPage(page, ids));
      if (pages.some((page, index) => page !== list.pages[index])) marked = { ...list, pages };
    }
    // Marking a list does not make it any fresher.
    if (marked !== data) this.#client.setQueryData(queryKey, marked, { updatedAt: dataUpdatedAt });
  }
}
