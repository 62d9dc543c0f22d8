import { BadRequestError, UnprocessableError } from "@api-key-pairs/core";

import type { SafeCreateResult } from "./safe-create-result.ts";

/** Whether a key of the caller's own has certainly no pair, because the API takes no such keys. */
export function refusesPublicKey(result: SafeCreateResult): boolean {
  if (result.status === "created" || (result.status === "uncertain" && result.key !== undefined))
    return false;
  const { error } = result;
  if (!(error instanceof BadRequestError || error instanceof UnprocessableError)) return false;
  const places = error.details.map(({ pointer, message }) => `${pointer} ${message}`);
  return [error.message, ...places].some((place) => place.includes("public_key"));
}
