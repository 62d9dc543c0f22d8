import * as fc from "fast-check";
import { expect, test } from "vitest";

import { idPrefixOf, uuidOf } from "./uuid.ts";

const base64url = fc.constantFrom(..."ABCXYZabcxyz0189_-");
const thumbprints = fc.string({ unit: base64url, minLength: 43, maxLength: 43 });

test("a UUID is one by RFC 9562, of version 8, and leads back to the start of the thumbprint", () => {
  fc.assert(
    fc.property(thumbprints, (thumbprint) => {
      const uuid = uuidOf(thumbprint);
      expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(idPrefixOf(uuid)).toBe(thumbprint.slice(0, 20));
      expect(idPrefixOf(uuid.toUpperCase())).toBe(thumbprint.slice(0, 20));
    }),
  );
});

test("the UUID of a key is the same for ever", () => {
  expect(uuidOf("yuwuEssSSB3JVdRFTbOnBMKo9vkJnNpcYHqbebV3inY")).toBe("caec2e12-cb12-8481-8dc9-55d4454db3a7");
});

test("a UUID that no pair can have leads nowhere", () => {
  for (const uuid of [
    "fe26475d-ec3e-4884-9553-f7356683f7f9",
    "caec2e12-cb12-8481-9dc9-55d4454db3a7",
    "x",
    "",
  ])
    expect(idPrefixOf(uuid)).toBeUndefined();
});
