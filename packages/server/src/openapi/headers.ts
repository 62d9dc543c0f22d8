const headers = {
  RequestId: {
    description:
      "Names the request in the log of the server. It is the `X-Request-Id` of the request when that is well-formed: " +
      "1 to 128 of A-Z, a-z, 0-9, `_`, `.` and `-`.",
    schema: { type: "string", pattern: "^[A-Za-z0-9_.-]{1,128}$" },
  },
  RetryAfter: {
    description: "How many seconds to wait before the next attempt.",
    schema: { type: "string", pattern: "^[0-9]+$" },
  },
  WWWAuthenticate: {
    description: "How to authenticate.",
    schema: { type: "string", const: "Bearer" },
  },
  Allow: {
    description: "The methods that the path has.",
    schema: { type: "string", examples: ["GET, HEAD, POST"] },
  },
  ETag: {
    description: "Names this version of the document, for `If-None-Match`.",
    schema: { type: "string", pattern: '^"[^"]+"$' },
  },
};

/** The name of a component that is a header. */
export type HeaderName = keyof typeof headers;

/** Every header that an answer may have, as a component. An answer that lists it always has it. */
export function responseHeaders() {
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => [name, { ...header, required: true }]),
  );
}

/** References to the headers of an answer: those named, and the one that every answer has. */
export function headersOf(named: Record<string, HeaderName> = {}) {
  const all = { "X-Request-Id": "RequestId", ...named };
  return Object.fromEntries(
    Object.entries(all).map(([header, name]) => [header, { $ref: `#/components/headers/${name}` }]),
  );
}
