import type { ApiKeyPair } from "@api-key-pairs/core";
import { notifyManager, partialMatchKey } from "@tanstack/react-query";
import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";

import { apiKeyPairsKeys } from "../api-key-pairs-keys.ts";
import { refreshLists } from "../refresh-lists.ts";
import type { CachedApiKeyPairPage } from "./cached-api-key-pair-page.ts";
import { latest } from "./known-changes.ts";
import type { ChangeKind, KnownChanges } from "./known-changes.ts";
import { markPage } from "./mark-page.ts";

/**
 * The deletions and updates of one scope. While any is under way, all that is cached of the scope shows it, also what
 * arrives meanwhile: an answer may have been on its way since before the change began.
 */
export class Changes {
  readonly #client: QueryClient;
  readonly #scope: string | undefined;
  /** The ids of the pairs whose change is under way: one that is deleted twice at the same time is there twice. */
  readonly #underWay: Record<ChangeKind, string[]> = { deleting: [], updating: [] };
  readonly #gone = new Set<string>();
  readonly #updated = new Map<string, ApiKeyPair>();
  #begun = 0;
  #isShowing = false;
  /** What is to be shown. */
  #known: KnownChanges | undefined;
  /** The data that is known to show it. */
  #marked = new WeakSet<object>();
  #stopWatching: (() => void) | undefined;

  constructor(client: QueryClient, scope: string | undefined) {
    this.#client = client;
    this.#scope = scope;
  }

  begin(kind: ChangeKind, id: string): void {
    this.#begun += 1;
    this.#underWay[kind].push(id);
    this.#show();
  }

  /** @param outcome - what became of the pair; left out when it is as it was, and is shown so, in its place */
  end(kind: ChangeKind, id: string, outcome?: ApiKeyPair | "gone"): void {
    const ids = this.#underWay[kind];
    ids.splice(ids.indexOf(id), 1);
    if (outcome === "gone") this.#gone.add(id);
    else if (outcome) this.#updated.set(id, latest(outcome, { updated: this.#updated }));
    // What is gone is hidden already. It is dropped with the next change, or when the last one has ended.
    if (outcome !== "gone" || this.#isOver()) this.#show();
  }

  #isOver(): boolean {
    return Object.values(this.#underWay).every((ids) => ids.length === 0);
  }

  /** Once for all that begin or end together: there may be hundreds of them, and thousands of pairs to look through. */
  #show(): void {
    if (this.#isShowing) return;
    this.#isShowing = true;
    // Still before anything is rendered: queries and mutations tell what is new by a timer.
    queueMicrotask(() => {
      this.#isShowing = false;
      const { deleting, updating } = this.#underWay;
      const underWay = { deleting: new Set(deleting), updating: new Set(updating) };
      this.#known = { underWay, gone: this.#gone, updated: this.#updated };
      this.#marked = new WeakSet();
      this.#stopWatching ??= this.#watch();
      const queries = this.#client.getQueryCache().findAll({ queryKey: apiKeyPairsKeys.all(this.#scope) });
      notifyManager.batch(() => queries.forEach((query) => this.#mark(query)));
      if (this.#isOver()) void this.#fetchTruth();
    });
  }

  /** Once for all changes that overlapped. Only then is no answer from before on its way any more. */
  async #fetchTruth(): Promise<void> {
    const begun = this.#begun;
    await refreshLists(this.#client, this.#scope);
    if (begun !== this.#begun) return;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#gone.clear();
    this.#updated.clear();
  }

  #watch(): () => void {
    return this.#client.getQueryCache().subscribe(({ type, query }) => {
      if (type === "added" || type === "updated") this.#mark(query);
    });
  }

  #mark(query: Query): void {
    const { data } = query.state;
    if (data === undefined || this.#marked.has(data as object)) return;
    const marked = this.#markData(query.queryKey, data, this.#known!);
    if (marked === undefined) return;
    this.#marked.add(marked);
    // As a part of its state: a list that is marked is neither fresher nor without the error that it had.
    if (marked !== data) query.setState({ data: marked });
  }

  /** @returns `undefined` when it is no pair and no list of the scope */
  #markData(queryKey: Query["queryKey"], data: unknown, known: KnownChanges): object | undefined {
    if (!partialMatchKey(queryKey, apiKeyPairsKeys.all(this.#scope))) return undefined;
    switch (queryKey[2]) {
      case "pair":
        return latest(data as ApiKeyPair, known);
      case "page":
        return markPage(data as CachedApiKeyPairPage, known);
      case "infinite": {
        const list = data as InfiniteData<CachedApiKeyPairPage>;
        const pages = list.pages.map((page) => markPage(page, known));
        return pages.some((page, index) => page !== list.pages[index]) ? { ...list, pages } : list;
      }
      default:
        return undefined;
    }
  }
}
