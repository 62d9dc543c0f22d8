/**
 * For `JSON.stringify` and the like: a private key is never printed, whoever sent it and wherever it is. What says that
 * there is none (`null`) stays.
 */
export function hideSecrets(name: string, value: unknown): unknown {
  if (typeof value !== "string") return name === "private_key" && value !== null ? undefined : value;
  return name === "private_key" || value.includes("PRIVATE KEY-----") ? "[redacted]" : value;
}
