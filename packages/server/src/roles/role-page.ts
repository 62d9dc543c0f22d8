import type { Role } from "../schemas/2026-08/role.ts";
import type { PageQuery } from "../store/store.ts";
import { roleCatalog } from "./role-catalog.ts";

/** The place of the first role. Those after it are lower, so that a new last one moves none. */
const firstPosition = 1_000_000;

const placed = roleCatalog.map((role, index) => ({ position: firstPosition - index, role }));

/** One page of the roles, in their order. Places and directions are those of a list of pairs. */
export function rolePage({ direction, position, limit }: PageQuery) {
  const isOlder = direction === "older";
  const ahead = isOlder
    ? placed.filter((one) => one.position < position)
    : placed.filter((one) => one.position > position).toReversed();
  const found = ahead.slice(0, limit);
  const hasAhead = ahead.length > limit;
  const hasBehind = ahead.length < placed.length;
  const items: readonly { position: number; role: Role }[] = isOlder ? found : found.toReversed();
  return { items, hasNewer: isOlder ? hasBehind : hasAhead, hasOlder: isOlder ? hasAhead : hasBehind };
}
