import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { Scope } from "../roles/scopes.ts";
import type { Store } from "../store/store.ts";

/** The dated revisions of the API that the server can speak. */
export const revisionNames = ["2021-10", "2026-08"] as const;

/** A dated revision of the API: what a server speaks, whichever revision wrote its data. */
export type RevisionName = (typeof revisionNames)[number];

/** The operations of all revisions, as faults, the request journal and the metrics name them. */
export type Operation = "create" | "list" | "get" | "update" | "delete" | "list-roles";

/** What a route works with. */
export interface RouteParts {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** The longest request body that is read, in bytes. */
  readonly maxBodyBytes: number;
}

/** One operation: what it is asked by, what a token needs for it, and what carries it out. */
export interface OperationDefinition {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As Hono writes it. A segment that starts with a colon stands for any. */
  readonly path: string;
  readonly scope: Scope;
  readonly route: (parts: RouteParts) => Handler<AppEnv, string>;
}

/** All that sets one revision of the API apart from the others. */
export interface Revision {
  readonly name: RevisionName;
  readonly operations: Readonly<Partial<Record<Operation, OperationDefinition>>>;
  /** How it calls the pair whose key has this thumbprint. */
  readonly idOf: (thumbprint: string) => string;
  readonly idPattern: RegExp;
  /** What such an id is, as the end of a sentence. */
  readonly idDescription: string;
}

/** The operations of a revision by name. */
export function operationNames({ operations }: Revision): Operation[] {
  return Object.keys(operations) as Operation[];
}
