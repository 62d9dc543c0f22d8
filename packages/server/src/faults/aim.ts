import type { Operation } from "../revisions/revision.ts";
import type { Fault } from "./fault.ts";

/** Before the work of a request, or after it succeeded and was committed. */
export type Phase = "before" | "after";

/** When a fault strikes. */
export function phaseOf(fault: Fault): Phase {
  if (fault.kind === "latency" || fault.kind === "redirect") return "before";
  if (fault.kind === "status" || fault.kind === "drop") return fault.when ?? "before";
  return "after";
}

/** Whether a fault can strike an operation. What damages a body spares delete, whose answers have none. */
export function isAimedAt(fault: Fault, operation: Operation): boolean {
  const { kind, operation: aim = operation } = fault;
  return [aim].flat().includes(operation) && !(damagesBody(kind) && operation === "delete");
}

/** Whether a fault of this kind needs an answer with a body. */
export function damagesBody(kind: Fault["kind"]): boolean {
  return kind === "truncate" || kind === "malformed" || kind === "drip" || kind === "content-type";
}
