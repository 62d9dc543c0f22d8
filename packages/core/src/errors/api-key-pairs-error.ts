import { scrub } from "../scrub.ts";
import type { ErrorCode } from "./error-code.ts";

/** Shared by every copy and version of this package that is loaded, so that they recognise each other's errors. */
const family = Symbol.for("api-key-pairs.error");

interface Branded {
  readonly [family]?: true;
  readonly kind?: string;
}

/**
 * The base of every error that this project throws. Switch on `code`; `instanceof` works too, also between two
 * copies of the package. No error ever holds a token or a private key, in any field, in its `cause` or in
 * its stack.
 */
export abstract class ApiKeyPairsError extends Error {
  /** The stable name of the class, which survives minification. */
  static readonly kind: string = "ApiKeyPairsError";
  static readonly [family] = true;

  /** What went wrong, as a stable word to `switch` on. */
  abstract readonly code: ErrorCode;

  constructor(message: string, options?: { cause?: unknown }) {
    super(scrub(message), options?.cause === undefined ? undefined : { cause: options.cause });
  }

  override get name(): string {
    return (this.constructor as typeof ApiKeyPairsError).kind;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // A subclass of somebody else's has no kind of its own: the prototype chain decides for it.
    if (!Object.hasOwn(this, "kind")) return Function.prototype[Symbol.hasInstance].call(this, value);
    return isOfKind(Object.getPrototypeOf(Object(value))?.constructor, this.kind);
  }

  /** All fields, with name, message and cause, for logs that are written as JSON. */
  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    return { name, message, ...(this as object), cause: describeCause(cause) };
  }
}

/** Whether a class is of the family, and it or one that it extends is of a kind. */
function isOfKind(type: Branded | null | undefined, kind: string): boolean {
  return type?.[family] === true && (type.kind === kind || isOfKind(Object.getPrototypeOf(type), kind));
}

function describeCause(cause: unknown): unknown {
  if (cause instanceof ApiKeyPairsError) return cause;
  // The toJSON of an error of somebody else's may give the whole request, and with it the token.
  return cause instanceof Error ? { name: cause.name, message: scrub(cause.message) } : undefined;
}
