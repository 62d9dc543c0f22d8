import type { ListParams } from "@api-key-pairs/core";

const all = (scope?: string) => ["api-key-pairs", scope ?? null] as const;

/** How many roles are wanted. */
export interface RolesParams {
  /**
   * The most that are collected, however many requests that takes.
   *
   * @default 1000
   */
  readonly limit?: number | undefined;
}

/** The key of one page. */
export type PageKey = readonly [...ReturnType<typeof all>, "page", ListParams];
/** The key of one infinite list. */
export type InfiniteKey = readonly [...ReturnType<typeof all>, "infinite", ListParams];
/** The key of one pair. */
export type PairKey = readonly [...ReturnType<typeof all>, "pair", string];
/** The key of the roles. */
export type RolesKey = readonly [...ReturnType<typeof all>, "roles", RolesParams];

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
  /** Begins the keys of single pairs. */
  pairs: (scope?: string) => [...all(scope), "pair"] as const,
  /** One pair, by its id. */
  pair: (id: string, scope?: string): PairKey => [...all(scope), "pair", id],
  /** The roles. */
  roles: (params: RolesParams = {}, scope?: string): RolesKey => [...all(scope), "roles", params],
  /** The mutation that creates. */
  create: (scope?: string) => [...all(scope), "create"] as const,
  /** The mutation that updates. */
  update: (scope?: string) => [...all(scope), "update"] as const,
  /** The mutation that deletes. */
  delete: (scope?: string) => [...all(scope), "delete"] as const,
};
