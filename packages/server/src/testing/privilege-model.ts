import type { Role } from "../schemas/2026-08/role.ts";

/** What decides what a pair may do. */
export interface Grant {
  /** Ids of roles. */
  roles: readonly string[];
  /** None stands for all. */
  accounts: readonly string[];
}

/** A pair as it should be. */
export interface ModelPair extends Grant {
  /** The thumbprint of its key. */
  id: string;
  active: boolean;
}

/** A call as it is about to be made. */
export interface ModelCall {
  kind:
    | "create"
    | "register"
    | "update"
    | "get"
    | "delete"
    | "list"
    | "list-roles"
    | "old-create"
    | "old-delete";
  /** The pair whose key signs. It may be gone. */
  signer: string;
  /** What the token claims. */
  claims: readonly string[];
  /** The pair that it is about; of `register` the one whose key it is. */
  target: string;
  grant: Partial<Grant>;
  active: boolean | undefined;
}

const neededFor = (kind: ModelCall["kind"]): string => {
  if (kind === "list-roles") return "roles.read";
  return kind === "list" || kind === "get" ? "api-key-pairs.read" : "api-key-pairs.write";
};

/** Accounts that stand for all: to have each of them takes having no list. */
const anyAccount = "any other account";

/**
 * What pairs may do, told in another way than the server tells it: as the set of everything that a pair may do anywhere,
 * wildcards written out.
 *
 * @param roles Those of the server.
 * @param accounts The merchant accounts that calls name.
 */
export function createPrivilegeModel(roles: readonly Role[], accounts: readonly string[]) {
  const pairs = new Map<string, ModelPair>();
  const roleBy = new Map(roles.map((role) => [role.id, role]));
  const named = roles
    .flatMap(({ permissions }) => permissions.allow)
    .filter((scope) => !scope.startsWith("*."));
  // A wildcard gives more than all that is named.
  const scopes = [...new Set([...named, "anything-else.read", "anything-else.write"])];

  const writeOut = (allowed: readonly string[]) =>
    scopes.filter((scope) => allowed.includes(scope) || allowed.includes(`*.${scope.split(".").at(-1)}`));
  const scopesOf = ({ roles: ids }: Grant) =>
    writeOut(ids.flatMap((id) => roleBy.get(id)!.permissions.allow));
  /** Everything that a pair may do, and where. */
  const rightsOf = (grant: Grant) => {
    const places = grant.accounts.length > 0 ? grant.accounts : [...accounts, anyAccount];
    return scopesOf(grant).flatMap((scope) => places.map((place) => `${scope} in ${place}`));
  };
  const isWithin = (one: Grant, other: Grant) => {
    const rights = new Set(rightsOf(other));
    return rightsOf(one).every((right) => rights.has(right));
  };

  const canBeMeant = (ids: readonly string[]) => {
    const slugs = new Set(ids.map((id) => roleBy.get(id)!.slug));
    return ids.every((id) => {
      const { assignable_to, is_standalone_assignable, applies_to } = roleBy.get(id)!;
      const stands = is_standalone_assignable || applies_to.some((slug) => slugs.has(slug));
      return stands && assignable_to.includes("api-key-pair");
    });
  };

  /** The status of the answer, and what is different from then on. */
  function answer({ kind, target, grant, active }: ModelCall, signer: ModelPair): [number, ModelPair?] {
    const found = pairs.get(target);
    if (kind === "list" || kind === "list-roles") return [200];
    if (kind === "old-create") return [201, { ...signer, id: "" }];
    if (kind === "create" || kind === "register") {
      const { roles: wanted = [], accounts: places = signer.accounts } = grant;
      const made = {
        id: kind === "register" ? target : "",
        active: active ?? true,
        roles: wanted,
        accounts: places,
      };
      if (!canBeMeant(wanted)) return [400];
      if (!isWithin(made, signer)) return [403];
      return found && kind === "register" ? [409] : [201, made];
    }
    if (!found) return [404];
    if (kind === "get") return [200];
    if (!isWithin(found, signer)) return [403];
    if (kind === "update") {
      const changed = { ...found, ...grant, active: active ?? found.active };
      if (!canBeMeant(grant.roles ?? found.roles)) return [400];
      return isWithin(changed, signer) ? [200, changed] : [403];
    }
    return [204];
  }

  return {
    pairs,
    isWithin,
    /**
     * What a call comes to.
     *
     * @returns The status that it has to be answered with, and the pair that it makes or changes. The id of one whose key the
     * server makes is still to be filled in.
     */
    predict(call: ModelCall): { status: number; pair?: ModelPair | undefined } {
      const signer = pairs.get(call.signer);
      if (!signer?.active) return { status: 401 };
      const needed = neededFor(call.kind);
      if (!writeOut(call.claims).includes(needed)) return { status: 403 };
      if (!scopesOf(signer).includes(needed)) return { status: 403 };
      const [status, pair] = answer(call, signer);
      return { status, pair };
    },
  };
}
