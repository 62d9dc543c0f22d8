import type { Config } from "@api-key-pairs/client/node";

/** Whether nobody said yet who signs or where: then the API of the defaults is somebody else's. */
export function isUnconfigured({ credential, sources }: Config): boolean {
  const isDefault = (["baseUrl", "instance"] as const).every(
    (name) => (sources[name]?.from ?? "default") === "default",
  );
  return credential === undefined && isDefault;
}
