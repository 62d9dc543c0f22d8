import type { ApiKeyPair } from "@api-key-pairs/core";

/** The longest name of a pair, in characters. Source: APIKeyPairCreate of revision 2026-08. */
const maxNameLength = 200;

/** A mark for a pair whose key the API makes: no secret, and too rare to be in another name. */
export function newMark(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 12);
}

/** A name that ends with a mark, and is no longer than names may be. */
export function nameWithMark(name: string, mark: string): string {
  const end = ` [${mark}]`;
  return (
    Array.from(name)
      .slice(0, maxNameLength - end.length)
      .join("") + end
  );
}

/** Whether a pair still has the name that it got for the sake of a mark. */
export function isNamedAfter({ display_name: name }: ApiKeyPair, mark: string): boolean {
  return name?.endsWith(` [${mark}]`) === true;
}

/** The thumbprint of the key of a pair. In revision 2021-10 it is the id. */
export function thumbprintOf({ id, thumbprint = id }: ApiKeyPair): string {
  return thumbprint;
}

/** Whether a pair is beyond doubt that of a request with this mark. */
export function carries(pair: ApiKeyPair, mark: string): boolean {
  return thumbprintOf(pair) === mark || isNamedAfter(pair, mark);
}
