/**
 * The form of an id, for a path: a thumbprint of 43 characters in revision 2021-10 of the API, a UUID of 36 in 2026-08.
 * An id of any other form could name something else.
 */
export const idForm = "[\\w-]{36}(?:[\\w-]{7})?";

const wholeId = new RegExp(`^${idForm}$`);

/** Whether a text has the form of an id. */
export function isId(text: string): boolean {
  return wholeId.test(text);
}
