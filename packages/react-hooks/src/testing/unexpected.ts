/** A handler that is not to be called. */
export function unexpected(): never {
  throw new Error("unexpected");
}
