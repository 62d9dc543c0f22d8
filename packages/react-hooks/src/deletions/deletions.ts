import { notifyManager, partialMatchKey } from "@tanstack/react-query";
import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "../api-key-pairs-keys.ts";
import { refreshLists } from "../refresh-lists.ts";
import type { CachedApiKeyPairPage } from "./cached-api-key-pair-page.ts";
import { markPage } from "./mark-page.ts";
import type { DeletedIds } from "./mark-page.ts";

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
  #isShowing = false;
  /** What lists are to show. */
  #ids: DeletedIds = { underWay: new Set(), gone: this.#gone };
  /** The data that is known to show it. */
  #marked = new WeakSet<object>();
  #stopWatching: (() => void) | undefined;

  constructor(client: QueryClient, scope: string | undefined) {
    this.#client = client;
    this.#scope = scope;
  }

  begin(id: string): void {
    this.#begun += 1;
    this.#underWay.push(id);
    this.#show();
  }

  /** @param isGone - whether the pair is no more; if not, it is shown again, in its place */
  end(id: string, isGone: boolean): void {
    this.#underWay.splice(this.#underWay.indexOf(id), 1);
    if (isGone) this.#gone.add(id);
    // What is gone is hidden already. It is dropped with the next change, or when the last deletion has ended.
    if (!isGone || this.#underWay.length === 0) this.#show();
  }

  /** Once for all that begin or end together: there may be hundreds of them, and thousands of pairs to look through. */
  #show(): void {
    if (this.#isShowing) return;
    this.#isShowing = true;
    // Still before anything is rendered: queries and mutations tell what is new by a timer.
    queueMicrotask(() => {
      this.#isShowing = false;
      this.#ids = { underWay: new Set(this.#underWay), gone: this.#gone };
      this.#marked = new WeakSet();
      this.#stopWatching ??= this.#watch();
      const lists = this.#client.getQueryCache().findAll({ queryKey: apiKeyPairsKeys.all(this.#scope) });
      notifyManager.batch(() => lists.forEach((query) => this.#mark(query)));
      if (this.#underWay.length === 0) void this.#fetchTruth();
    });
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

  #mark(query: Query): void {
    const { data } = query.state;
    if (data === undefined || this.#marked.has(data as object)) return;
    const marked = this.#markData(query.queryKey, data);
    if (marked === undefined) return;
    this.#marked.add(marked);
    // As a part of its state: a list that is marked is neither fresher nor without the error that it had.
    if (marked !== data) query.setState({ data: marked });
  }

  /** @returns `undefined` when it is not that of a list of the scope */
  #markData(queryKey: Query["queryKey"], data: unknown): object | undefined {
    if (partialMatchKey(queryKey, apiKeyPairsKeys.pages(this.#scope))) {
      return markPage(data as CachedApiKeyPairPage, this.#ids);
    }
    if (!partialMatchKey(queryKey, apiKeyPairsKeys.infinites(this.#scope))) return undefined;
    const list = data as InfiniteData<CachedApiKeyPairPage>;
    const pages = list.pages.map((page) => markPage(page, this.#ids));
    return pages.some((page, index) => page !== list.pages[index]) ? { ...list, pages } : list;
  }
}
