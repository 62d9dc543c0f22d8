import type { ApiKeyPairPage } from "../schemas/api-key-pair-page.ts";
import type { ApiKeyPair, CreatedApiKeyPair } from "../schemas/api-key-pair.ts";
import type { JsonWebKey } from "../schemas/json-web-key-set.ts";

const keyPair: ApiKeyPair = {
  type: "api-key-pair",
  id: "yuwuEssSSB3JVdRFTbOnBMKo9vkJnNpcYHqbebV3inY",
  private_key: null,
  created_at: "2021-10-01T12:30:00.000Z",
  updated_at: "2021-10-01T12:30:00.000Z",
};

/** The answer to create. The key has the form of one, and is none. */
export const createdKeyPair: CreatedApiKeyPair = {
  ...keyPair,
  private_key:
    "-----BEGIN PRIVATE KEY-----\nMIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHT\n-----END PRIVATE KEY-----\n",
};

/** The answer to list. */
export const page: ApiKeyPairPage = {
  items: [keyPair],
  limit: 1,
  next_cursor: "AAAAAAAAAAAqZyF5T0n3kq1c0GmXv8bJ4dHsWuPe-7rLtY2oNaViQxE",
  previous_cursor: null,
};

/** The answer of the key set. The id of the pair is the thumbprint of this key. */
export const keySet: { keys: JsonWebKey[] } = {
  keys: [
    {
      kty: "EC",
      crv: "P-521",
      x: "AeySXBHROTo0UtVUIiEZkEmnPnXoWLw7eHPwWscFN7sClvlw5pmGHwNt0Ydzr93aNMbA24Y2vPGobxeQp9WwYrHI",
      y: "AEi5roYdvxltHQG7aozaNPHobsRY76JLT0ct1WhXQEPmga2gKbhr2axYxOc6cTCTxFSM3b622b8KDJKQ_fwLPAYR",
      kid: keyPair.id,
      alg: "ES512",
      use: "sig",
    },
  ],
};
