import type { AnyApiKeyPairsError, Role } from "@api-key-pairs/client";
import { useRoles } from "@api-key-pairs/react-hooks";

import type { AllPairs } from "../ages/use-all-pairs.ts";
import { hasDetails } from "../pair/has-details.ts";

/** What the API asks for when a pair is created, which depends on its revision. */
export type AskedFor =
  | { readonly kind: "nothing" }
  /** A name, and some of these roles, once they are there. */
  | { readonly kind: "details"; readonly roles: readonly Role[] | undefined }
  | { readonly kind: "reading" }
  /** Why the roles could not be read, and with them what is asked for. `failedAt` is in milliseconds since 1970. */
  | {
      readonly kind: "failed";
      readonly error: AnyApiKeyPairsError;
      readonly failedAt: number;
      readonly retry: () => void;
    };

/** @param all - the pairs that are there: each shows which revision it is, and where there are none, the roles do */
export function useAskedFor(all: AllPairs): AskedFor {
  const isDetailed = hasDetails(all.pairs);
  const { data, error, errorUpdatedAt, isFetching, refetch } = useRoles(
    {},
    { enabled: isDetailed !== false, staleTime: 60_000 },
  );
  if (isDetailed === false) return { kind: "nothing" };
  if (data || (isDetailed && !error)) return { kind: "details", roles: data?.filter(isForPairs) };
  if (!error || isFetching) return { kind: "reading" };
  // Revision 2021-10 has no roles.
  if (isDetailed === undefined && error.code === "not_found") return { kind: "nothing" };
  return { kind: "failed", error, failedAt: errorUpdatedAt, retry: () => void refetch() };
}

function isForPairs({ assignable_to: holders }: Role): boolean {
  return holders?.includes("api-key-pair") ?? true;
}
