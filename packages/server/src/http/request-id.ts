import { randomUUID } from "node:crypto";

/** Long enough for what tracing systems make, too narrow for anything that could harm a log or a header. */
const wellFormed = /^[\w.-]{1,128}$/;

/** The caller's own request id when it is well-formed, else a new one. */
export function requestIdFrom(header: string | null | undefined): string {
  return header && wellFormed.test(header) ? header : randomUUID();
}
