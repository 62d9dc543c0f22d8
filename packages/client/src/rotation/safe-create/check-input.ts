import { InputError, type ApiKeyPair, type NewApiKeyPair } from "@api-key-pairs/core";

/** What is wrong with an input for the API that gave this list. An empty list cannot tell. */
export function checkInput(
  listed: readonly ApiKeyPair[],
  input: NewApiKeyPair | undefined,
): InputError | undefined {
  if (listed.length === 0) return undefined;
  const takesInput = listed.some(({ thumbprint }) => thumbprint !== undefined);
  if (takesInput && input === undefined) {
    return new InputError(
      "input",
      "is required by this API, of revision 2026-08: pass { display_name, role_ids }; roles.list() gives the ids",
    );
  }
  if (!takesInput && input !== undefined) {
    return new InputError(
      "input",
      "must be left out: this API, of revision 2021-10, takes no notice of it, and the pair would have all rights",
    );
  }
  return undefined;
}
