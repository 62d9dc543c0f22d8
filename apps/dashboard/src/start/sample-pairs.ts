const minute = 1;
const hour = 60 * minute;
const day = 24 * hour;

/** The roles of the server that sample pairs have, by their ids, which never change. */
const roles = {
  analyst: "4c7f66b4-745c-40ae-abb5-5e61385bf0b9",
  "customer-support": "1d9f6870-9bcd-4188-8282-b182df03d81a",
  "key-pair-manager": "cc07af11-3618-462c-b807-e86b9a8e8f9b",
  "report-viewer": "0dd5a264-ba5d-412c-a5bf-1034514f5432",
  "system-manager": "ad38919d-f4d5-4438-8426-3141a3d8ba9d",
  "system-support": "312e0984-3e50-4470-bbcc-4a917e260020",
} as const;

/** A pair to look at. */
export interface SamplePair {
  readonly name: string;
  /** In minutes. */
  readonly age: number;
  readonly roleIds: readonly string[];
  /** How long ago it last signed, in minutes. Left out when it never did. */
  readonly lastUse?: number;
  /** @default false */
  readonly isOff?: boolean;
}

const pair = (
  name: string,
  age: number,
  slugs: readonly (keyof typeof roles)[],
  more: Pick<SamplePair, "lastUse" | "isOff"> = {},
): SamplePair => ({ name, age, roleIds: slugs.map((slug) => roles[slug]), ...more });

/** How old the pair that signs is, in minutes. */
export const rootAge = 730 * day;

/**
 * Pairs as they gather in two years, oldest first: of every age that a person would want to tell apart, in use and not,
 * switched on and off.
 */
export const samplePairs: readonly SamplePair[] = [
  pair("Checkout, first try", 611 * day, ["customer-support"], { lastUse: 540 * day, isOff: true }),
  pair("Warehouse", 540 * day, ["analyst"], { lastUse: 2 * day }),
  pair("Back office", 466 * day, ["customer-support"], { lastUse: 26 * minute }),
  pair("Old point of sale", 402 * day, ["customer-support"], { lastUse: 188 * day, isOff: true }),
  pair("Finance exports", 371 * day, ["analyst", "report-viewer"], { lastUse: 9 * hour }),
  pair("Subscription renewals", 330 * day, ["customer-support"], { lastUse: 3 * hour }),
  pair("Load test", 275 * day, ["customer-support"], { lastUse: 270 * day, isOff: true }),
  pair("Fraud review", 214 * day, ["analyst"], { lastUse: 41 * minute }),
  pair("Monitoring", 183 * day, ["system-support"], { lastUse: 1 * minute }),
  pair("Refund tool", 150 * day, ["customer-support"], { lastUse: 5 * day }),
  pair("Terraform", 121 * day, ["system-manager"], { lastUse: 19 * day }),
  pair("Mobile app, Android", 98 * day, ["customer-support"], { lastUse: 4 * minute }),
  pair("Mobile app, iOS", 88 * day, ["customer-support"], { lastUse: 2 * minute }),
  pair("Data science", 71 * day, ["analyst", "report-viewer"], { lastUse: 33 * day }),
  pair("Connection changes", 52 * day, ["system-manager"], { lastUse: 6 * day }),
  pair("Support desk", 36 * day, ["customer-support"], { lastUse: 12 * minute }),
  pair("Nightly reconciliation", 29 * day, ["analyst"], { lastUse: 7 * hour }),
  pair("Key rotation", 16 * day, ["key-pair-manager"], { lastUse: 16 * day }),
  pair("Black Friday dashboard", 8 * day, ["analyst"]),
  pair("Partner portal", 3 * day, ["customer-support"], { lastUse: 1 * hour }),
  pair("Checkout, staging", 1 * day, ["customer-support"], { lastUse: 22 * minute }),
  pair("Checkout, production", 5 * hour, ["customer-support"], { lastUse: 1 * minute }),
  pair("Point of sale, Berlin", 12 * minute, ["customer-support"]),
];
