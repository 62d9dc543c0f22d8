import { scrub } from "@api-key-pairs/core";

const mark = "[redacted]";

/** Nothing that is worth reading in a request is longer. */
const maxLength = 200;
const maxFields = 50;

/** Cursors (55 characters) and admin tokens are shorter than what `scrub` goes for; ids (43) are not secret. */
const opaque = /[\w-]{44,}/g;

/** Names that are too short to be a secret in the wrong place. */
const plainName = /^[\w.-]{1,40}$/;

const traceparent = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

const shownHeaders = new Set([
  "accept",
  "accept-encoding",
  "content-length",
  "content-type",
  "user-agent",
  "x-gr4vy-merchant-account-id",
  "x-request-id",
]);

/** A text of a caller, cut short, without what is or may be a private key, a token or a cursor. */
export function redactText(text: string): string {
  const clean = scrub(text).replace(opaque, mark);
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}...` : clean;
}

/** The headers of a request: the values of a few, and the names of all. */
export function redactHeaders(headers: Iterable<[string, string]>): Record<string, string> {
  return redactFields(headers, (name, value) => {
    if (shownHeaders.has(name)) return redactText(value);
    if (name === "traceparent" && traceparent.test(value)) return value;
    const [scheme] = (name === "authorization" && /^(?:bearer|basic) /i.exec(value)) || [""];
    return `${scheme}${mark}`;
  });
}

/** The parameters of a query: `limit` where it may be one, and the names of all. */
export function redactQuery(query: Iterable<[string, string]>): Record<string, string> {
  return redactFields(query, (name, value) =>
    name === "limit" && value.length <= 20 ? redactText(value) : mark,
  );
}

function redactFields(
  fields: Iterable<[string, string]>,
  redact: (name: string, value: string) => string,
): Record<string, string> {
  const redacted = [...fields]
    .slice(0, maxFields)
    .map(([name, value]) => [plainName.test(name) ? name : mark, redact(name, value)]);
  return Object.fromEntries(redacted);
}
