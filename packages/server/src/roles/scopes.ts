/** The scopes of this API. `*.read` and `*.write` cover them. */
export type Scope = "api-key-pairs.read" | "api-key-pairs.write" | "roles.read";

/** The scopes that cover one: itself, and the wildcard of all that end like it. */
export function coversOf(scope: string): readonly string[] {
  return [scope, scope.replace(/^.*\./, "*.")];
}

/** Whether one of these scopes covers another. */
export function covers(scopes: readonly string[], scope: string): boolean {
  return coversOf(scope).some((name) => scopes.includes(name));
}
