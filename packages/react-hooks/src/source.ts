import type { ApiKeyPairsClient } from "@api-key-pairs/client";

/** Where key pairs come from, and whose they are in the cache. */
export interface ApiKeyPairsSource {
  /** Makes the requests: `createClient({ baseUrl, auth })`. */
  readonly client: ApiKeyPairsClient;
  /**
   * Keeps several APIs apart in one `QueryClient`, say `sandbox` and `production`: clients of one scope share what is
   * cached. It is part of every key, and so has to be the same on the server and in the browser. Never a secret.
   *
   * @default one scope for all that name none
   */
  readonly scope?: string | undefined;
}
