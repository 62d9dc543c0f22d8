import { expect, test } from "vitest";

import { checkPostgresUrl } from "./postgres-url.ts";

const check = (url: string) => () => checkPostgresUrl(url, "databaseUrl");

test.each([
  "postgres://host/db",
  "postgresql://user:secret@host:5432/db?sslmode=verify-full",
  "postgres://user:p%40ss%2Fw%3Ard@[::1]:5432/db",
  "postgres:///db?host=/var/run/postgresql",
])("%s is taken", (url) => {
  expect(check(url)).not.toThrow();
});

test.each(["", "host/db", "mysql://user:secret@host/db", "http://user:secret@host", "postgres:secret"])(
  "%j is refused with an example",
  (url) => {
    expect(check(url)).toThrow(
      new TypeError("databaseUrl must be a URL like postgres://user:password@host:5432/database"),
    );
  },
);

test.each(["#", "/", "?", "@", "%", ":", "1#", "1/", "1?"])(
  "a password with %j in it that is not encoded is refused or taken as it is, and never shown",
  (character) => {
    const url = `postgres://user:12${character}secret@host:5432/db`;
    let message = "";
    try {
      check(url)();
      expect(new URL(url).hostname).toBe("host");
    } catch (error) {
      ({ message } = error as TypeError);
      expect(message).toMatch(/^databaseUrl is malformed: .*%40 for @/);
    }
    expect(message).not.toMatch(/12|secret/);
  },
);

test.each(["sslcert", "sslkey", "sslrootcert"])("a file of %s that is not there is named", (parameter) => {
  const url = `postgres://user:secret@host/db?sslmode=verify-full&${parameter}=`;
  expect(check(url + encodeURIComponent(import.meta.filename))).not.toThrow();
  expect(check(`${url}/nowhere/a%20b.pem`)).toThrow(
    new TypeError(
      `${parameter} in databaseUrl must be a file that can be read: ` +
        "ENOENT: no such file or directory, open '/nowhere/a b.pem'",
    ),
  );
});
