import type { ServerResponse } from "node:http";

import type { Observer } from "../observer.ts";
import type { Answer } from "./exchange.ts";
import { isId } from "./id-form.ts";

/**
 * Tells the observer of a pair that was created for nobody: the page went away before it had the answer. Its private key
 * is lost, and what remains is to delete it.
 */
export function tellOrphan(answer: Answer, outgoing: ServerResponse, { orphaned }: Observer): void {
  const isCreated = answer.status >= 200 && answer.status < 300;
  if (isCreated && outgoing.closed) orphaned?.(readId(answer.bytes));
}

/** Of anything else that calls itself an id, nothing is printed. */
function readId(bytes: Buffer): string | undefined {
  try {
    const { id } = JSON.parse(bytes.toString()) as { id?: unknown };
    return typeof id === "string" && isId(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
