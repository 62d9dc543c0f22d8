import type { Operation } from "../revisions/revision.ts";

/** What a fault strikes. Whatever is left out narrows nothing. */
export interface FaultAim {
  /**
   * The operation, or operations, that it strikes.
   *
   * @default all; all but delete where the fault damages a body, for delete answers without one
   */
  operation?: Operation | readonly Operation[];
  /**
   * How many requests it strikes before it is used up: a whole number from 1.
   *
   * @default no end
   */
  times?: number;
  /**
   * How likely it strikes a request, 0 to 1. Which requests those are follows from the seed.
   *
   * @default 1
   */
  probability?: number;
}

/**
 * The work starts this much later. It adds up with other latencies, and with the fault that strikes after it. A request
 * without a body is carried out even when its caller hangs up meanwhile.
 */
export interface LatencyFault extends FaultAim {
  kind: "latency";
  /** Milliseconds, 0 to 2147483647 (the longest that a timer waits, 24 days). */
  ms: number;
}

/** Another answer in place of the real one. */
export interface StatusFault extends FaultAim {
  kind: "status";
  /** 200 to 599. */
  status: number;
  /**
   * The body: text as it is, anything else as JSON, `null` for none. A status of 204, 205 or 304 takes none.
   *
   * @default the error body of the API for a status from 400 on, none below
   */
  body?: unknown;
  /**
   * The `Content-Type` of that body.
   *
   * @default "text/plain; charset=UTF-8" for text, "application/json" for anything else
   */
  contentType?: string;
  /**
   * The `Retry-After` header: seconds, or an HTTP date.
   *
   * @default none
   */
  retryAfter?: number | string;
  /**
   * Before the work: nothing was done. After it: it was done and committed, and the caller is told otherwise.
   *
   * @default "before"
   */
  when?: "before" | "after";
}

/** The connection is reset without an answer. */
export interface DropFault extends FaultAim {
  kind: "drop";
  /**
   * Before the work: nothing was done. After it: it was done and committed, and the caller cannot know.
   *
   * @default "before"
   */
  when?: "before" | "after";
}

/** The headers and half of the body arrive, then the connection is reset. The work was done. Spares delete. */
export interface TruncateFault extends FaultAim {
  kind: "truncate";
}

/** The answer arrives in full, but its JSON lacks the closing brace. The work was done. Spares delete. */
export interface MalformedFault extends FaultAim {
  kind: "malformed";
}

/** The headers arrive at once and the body in small pieces. The work was done. Spares delete. */
export interface DripFault extends FaultAim {
  kind: "drip";
  /**
   * A whole number from 1. Up to ten pieces a second.
   *
   * @default 100
   */
  bytesPerSecond?: number;
}

/** A redirect in place of the work: nothing was done. */
export interface RedirectFault extends FaultAim {
  kind: "redirect";
  /**
   * 301, 302, 303, 307 or 308.
   *
   * @default 307
   */
  status?: number;
  /** Where to: a path or a URL. */
  location: string;
}

/** The real answer under a wrong `Content-Type`. The work was done. Spares delete. */
export interface ContentTypeFault extends FaultAim {
  kind: "content-type";
  /** @default "text/html" */
  contentType?: string;
}

/** Something that goes wrong on demand. */
export type Fault =
  | LatencyFault
  | StatusFault
  | DropFault
  | TruncateFault
  | MalformedFault
  | DripFault
  | RedirectFault
  | ContentTypeFault;
