import type { ListParams } from "@api-key-pairs/core";

const all = (scope?: string) => ["api-key-pairs", scope ?? null] as const;

/** The key of one page. */
export type PageKey = readonly [...ReturnType<typeof all>, "page", ListParams];
/** The key of one infinite list. */
export type InfiniteKey = readonly [...ReturnType<typeof all>, "infinite", ListParams];

/**
 * The keys of everything that is cached. Those of queries begin with one another, so that one filter reaches
 * what it should.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: apiKeyPairsKeys.all() });
 * const count = useIsMutating({ mutationKey: apiKeyPairsKeys.delete() });
 * ```
 */
export const apiKeyPairsKeys = {
  /** Begins every other key of a scope. */
  all,
  /** Begins the keys of single pages. */
  pages: (scope?: string) => [...all(scope), "page"] as const,
  /** One page. */
  page: (params: ListParams = {}, scope?: string): PageKey => [...all(scope), "page", params],
  /** Begins the keys of infinite lists. */
  infinites: (scope?: string) => [...all(scope), "infinite"] as const,
  /** One infinite list. */
  infinite: (params: ListParams = {}, scope?: string): InfiniteKey => [...all(scope), "infinite", params],
  /** The mutation that creates. */
  create: (scope?: string) => [...all(scope), "create"] as const,
  /** The mutation that deletes. */
  delete: (scope?: string) => [...all(scope), "delete"] as const,
};
