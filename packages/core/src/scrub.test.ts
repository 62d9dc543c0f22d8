import { expect, test } from "vitest";

import { scrub } from "./scrub.ts";
import { expectNoSecrets, jwt, opaque, pem, pemLines } from "./testing/secrets.ts";

const line = pemLines[0]!;

test.each([
  ["a PEM", pem.trim(), "[redacted]"],
  ["a PEM of another kind", pem.trim().replaceAll("PRIVATE", "EC PRIVATE"), "[redacted]"],
  ["an encrypted PEM", pem.trim().replaceAll("PRIVATE", "ENCRYPTED PRIVATE"), "[redacted]"],
  ["a PEM with escaped line ends", JSON.stringify(pem.trim()), '"[redacted]"'],
  ["a PEM with Windows line ends", pem.trim().replaceAll("\n", "\r\n"), "[redacted]"],
  ["a PEM on one line", pem.trim().replaceAll("\n", " "), "[redacted]"],
  ["two PEMs", `${pem.trim()} and ${pem.trim()}`, "[redacted] and [redacted]"],
  ["one line of a PEM", line, "[redacted]"],
  ["one padded line of a PEM", `${line.slice(0, 62)}==`, "[redacted]"],
  ["escaped lines of a PEM", pemLines.slice(0, 2).join(String.raw`\n`), String.raw`[redacted]\[redacted]`],
  ["a PEM in a URL", encodeURIComponent(pem.trim()), "[redacted]"],
  ["a PEM in a form", new URLSearchParams({ pem: pem.trim() }).toString(), "pem=[redacted]"],
  ["lines of a PEM in a URL", encodeURIComponent(pemLines.join("\n")), "[redacted]"],
  ["a JWT", jwt, "[redacted]"],
  ["a JWT without its signature", jwt.split(".").slice(0, 2).join("."), "[redacted]"],
  ["the header of a JWT", jwt.split(".")[0]!, "[redacted]"],
  ["the signature of a JWT", jwt.split(".")[2]!, "[redacted]"],
  ["a bearer token", "Bearer abc", "Bearer [redacted]"],
  ["a bearer token in another spelling", "authorization: bearer   a.b/c", "authorization: Bearer [redacted]"],
  ["a quoted header", '{"authorization":"Bearer abc"}', '{"authorization":"Bearer [redacted]"}'],
])("%s is taken out", (_, secret, clean) => {
  expect(scrub(`before ${secret} after`)).toBe(`before ${clean} after`);
});

test("a PEM that was cut off is taken out to the end of the text", () => {
  expect(scrub(`before ${pem.slice(0, 50)}`)).toBe("before [redacted]");
  expect(scrub(`before ${pem.slice(0, 200)}`)).toBe("before [redacted]");
});

test("a secret that was named is taken out wherever and as often as it stands", () => {
  expect(scrub(`x${opaque}y${opaque}`, [opaque])).toBe("x[redacted]y[redacted]");
});

test("a secret that was named is taken out of URLs as well", () => {
  expect(scrub(`?q=${encodeURIComponent(opaque)}&r=1`, [opaque])).toBe("?q=[redacted]&r=1");
});

test("every secret that was named is taken out, and nothing shorter than 8 characters is one", () => {
  expect(scrub("secret-1 is secret-2 one", ["", "one", "secret-1", "secret-2"])).toBe(
    "[redacted] is [redacted] one",
  );
});

test.each([
  ["DR9y5rHRPvDBCMxnJVHKRY7cJCZGZjJVbsxcQkIXbNE"],
  ["8d3fc0a9-5f9a-4b8c-8f6a-0d1b2c3d4e5f"],
  ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"],
  ["DELETE /api-key-pairs/DR9y5rHRPvDBCMxnJVHKRY7cJCZGZjJVbsxcQkIXbNE"],
  ["/behind/a/proxy/api-key-pairs/DR9y5rHRPvDBCMxnJVHKRY7cJCZGZjJVbsxcQkIXbNE"],
  ["https://api.plantly.gr4vy.app/api-key-pairs/DR9y5rHRPvDBCMxnJVHKRY7cJCZGZjJVbsxcQkIXbNE"],
  ["must be a private key in PEM form"],
  ["The bearer's name, without a token"],
  ["limit must be a whole number from 1 to 100; got 101"],
  [""],
])("%j stays readable", (text) => {
  expect(scrub(text)).toBe(text);
});

test.each([
  ["-----BEGIN ", ""],
  ["PRIVATE ", "-----BEGIN "],
  ["-----BEGIN PRIVATE KEY-----", ""],
  ["-----END ", "-----BEGIN PRIVATE KEY-----"],
  ["Bearer ", ""],
  ["eyJ", ""],
  ["a.b.", ""],
  ["%2F", ""],
  [`${"A".repeat(59)} `, ""],
])("time grows with the length of a text and not with its square (%j)", (text, start) => {
  const started = performance.now();
  scrub(start + text.repeat(1_000_000 / text.length));
  // Measured: 2 to 600 ms. The square of the length would take minutes.
  expect(performance.now() - started).toBeLessThan(5000);
});

test("all secrets at once leave nothing of them", () => {
  expectNoSecrets(scrub(`${opaque} ${pem} ${jwt} Bearer ${jwt} ${pemLines.join(" ")}`, [opaque]));
});
