import { InfiniteQueryObserver, MutationObserver, notifyManager, QueryObserver } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { onTestFinished } from "vitest";

import { apiKeyPairsOptions, deleteApiKeyPairOptions, infiniteApiKeyPairsOptions } from "../index.ts";
import type { ApiKeyPairsSource } from "../index.ts";

export interface Shown {
  /** What a component would show now. */
  ids(): string[] | undefined;
  /** Everything that it would have shown so far, one after the other. */
  readonly history: string[][];
  /** Resolves when it shows that, freshly fetched. */
  freshly(ids: readonly string[]): Promise<void>;
}

function watch(observer: QueryObserver<any, any, any, any, any>, idsOf: (data: any) => string[]): Shown {
  const history: string[][] = [];
  const changes = new Set<() => void>();
  const ids = () => {
    const { data } = observer.getCurrentResult();
    return data && idsOf(data);
  };
  // As the hooks of TanStack Query watch: what happens at the same time is seen as one.
  const look = notifyManager.batchCalls(() => {
    const now = ids();
    if (now && now.join() !== history.at(-1)?.join()) history.push(now);
    for (const change of changes) change();
  });
  onTestFinished(observer.subscribe(look));
  return {
    ids,
    history,
    freshly: async (wanted) =>
      await new Promise((resolve) => {
        const check = () => {
          const { fetchStatus, isInvalidated } = observer.getCurrentQuery().state;
          if (fetchStatus !== "idle" || isInvalidated || ids()?.join() !== wanted.join()) return;
          changes.delete(check);
          resolve();
        };
        changes.add(check);
        check();
      }),
  };
}

/** The ids that were shown, then not, then again. */
export function comebacks({ history }: Shown): string[] {
  return history.flatMap((now, index) =>
    now.filter((id) => {
      const before = history.slice(0, index).map((ids) => ids.includes(id));
      return before.includes(true) && before.at(-1) === false;
    }),
  );
}

const idsOfPage = (page: { items: readonly { id: string }[] }) => page.items.map(({ id }) => id);

/** Shows one page. */
export const watchPage = (cache: QueryClient, source: ApiKeyPairsSource, limit: number) =>
  watch(new QueryObserver(cache, apiKeyPairsOptions(source, { limit })), idsOfPage);

/** Shows an infinite list. */
export const watchInfinite = (cache: QueryClient, source: ApiKeyPairsSource, limit: number) =>
  watch(new InfiniteQueryObserver(cache, infiniteApiKeyPairsOptions(source, { limit })) as never, (data) =>
    data.pages.flatMap(idsOfPage),
  );

/** Deletes as a component would. */
export const deleteIn = async (cache: QueryClient, source: ApiKeyPairsSource, id: string) =>
  await new MutationObserver(cache, deleteApiKeyPairOptions(source)).mutate(id);
