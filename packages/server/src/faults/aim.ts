import type { Operation } from "../http/operation-of.ts";
import { operations } from "../http/operation-of.ts";
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
  const { kind, operation: aim = operations } = fault;
  const damagesBody =
    kind === "truncate" || kind === "malformed" || kind === "drip" || kind === "content-type";
  return [aim].flat().includes(operation) && !(damagesBody && operation === "delete");
}
