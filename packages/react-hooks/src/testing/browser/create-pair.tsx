import type { CreatedApiKeyPair, NewApiKeyPair } from "@api-key-pairs/core";
import { useState } from "react";

import { useCreateApiKeyPair } from "../../index.ts";
import type { UseCreateApiKeyPairOptions } from "../../index.ts";

interface CreatePairProps extends Partial<UseCreateApiKeyPairOptions> {
  readonly input?: NewApiKeyPair | undefined;
}

/** Creates a pair, and shows its private key until it is closed. */
export function CreatePair({ input, onCreated, ...callbacks }: CreatePairProps) {
  const [created, setCreated] = useState<CreatedApiKeyPair>();
  const { mutate, status, isPaused, error } = useCreateApiKeyPair({
    ...callbacks,
    onCreated: async (pair) => {
      setCreated(pair);
      await onCreated?.(pair);
    },
  });
  return (
    <>
      <button onClick={() => mutate(input)}>Create</button>
      <p role="status">{[status, isPaused && "paused", error?.code].filter(Boolean).join(" ")}</p>
      {created && (
        <div role="dialog" aria-label="The key">
          <input readOnly aria-label="Private key" value={created.private_key} />
          <pre>{created.private_key}</pre>
          <button onClick={() => setCreated(undefined)}>Close</button>
        </div>
      )}
    </>
  );
}
