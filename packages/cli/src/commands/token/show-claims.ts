import type { DecodedToken } from "@api-key-pairs/client/node";

import { timeOf } from "../../auth/token-times.ts";
import type { Context } from "../../context.ts";
import { printRecord } from "../../output/print-record.ts";
import { formatDuration } from "../../terminal/format-duration.ts";

/** Prints what a token says, without the signature that would make it a token. */
export async function showClaims(context: Context, token: DecodedToken): Promise<void> {
  const { header, claims } = token;
  const lines = Object.fromEntries([
    ...Object.entries(header).map(([name, value]) => [`header.${name}`, toText(value)]),
    ...Object.entries(claims).map(([name, value]) => [
      `claims.${name}`,
      timeText(token, name) ?? toText(value),
    ]),
  ]) as Record<string, string>;
  await printRecord(context, { header, claims }, { id: toText(header["kid"] ?? ""), lines });
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(" ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function timeText(token: DecodedToken, name: string): string | undefined {
  const time = ["iat", "nbf", "exp"].includes(name) ? timeOf(token, name) : undefined;
  if (time === undefined) return undefined;
  const distance = time - Date.now();
  const duration = formatDuration(Math.abs(distance));
  return `${new Date(time).toISOString()} (${distance < 0 ? `${duration} ago` : `in ${duration}`})`;
}
