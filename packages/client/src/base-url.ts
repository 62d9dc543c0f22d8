import { InputError } from "@api-key-pairs/core";

export interface BaseUrlOptions {
  readonly baseUrl?: string | URL | undefined;
  readonly instance?: string | undefined;
  readonly environment?: "production" | "sandbox" | undefined;
  readonly allowHttp?: readonly string[] | undefined;
}

export const urlRemedy = "must be an absolute URL without user name, password, query or fragment";
export const instanceRemedy = "must be a name of letters, digits and hyphens, such as acme";

/** The host of the API's own documentation. */
export const defaultInstance = "plantly";

/**
 * Decides where requests go.
 *
 * @param options - those of `createClient` that say where the API is
 * @returns the URL without a slash at its end
 * @throws {@link InputError} where the token could end up in the wrong place: plain http beyond this machine,
 *   a URL with credentials or a query, both a URL and an instance
 */
export function resolveBaseUrl({ baseUrl, instance, environment, allowHttp = [] }: BaseUrlOptions): string {
  if (baseUrl === undefined) return instanceUrl(instance ?? defaultInstance, environment ?? "production");
  if (instance !== undefined || environment !== undefined) {
    throw new InputError("baseUrl", "must not be given together with instance or environment");
  }
  const url = parseUrl(baseUrl);
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError("baseUrl", urlRemedy);
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && mayBePlain(url.hostname, allowHttp))) {
    throw new InputError(
      "baseUrl",
      `must use https, except on this machine or with allowHttp: ["${url.hostname}"]`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

function instanceUrl(instance: string, environment: "production" | "sandbox"): string {
  // One label of a host name: anything else could lead to another host.
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(instance)) {
    throw new InputError("instance", instanceRemedy);
  }
  return `https://api.${environment === "sandbox" ? "sandbox." : ""}${instance}.gr4vy.app`;
}

function parseUrl(value: string | URL): URL {
  try {
    return new URL(value);
  } catch {
    throw new InputError("baseUrl", urlRemedy);
  }
}

function mayBePlain(hostname: string, allowed: readonly string[]): boolean {
  return /^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(hostname) || allowed.includes(hostname);
}
