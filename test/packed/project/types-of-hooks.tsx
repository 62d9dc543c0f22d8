import { createClient } from "@api-key-pairs/client";
import type { AnyApiKeyPairsError } from "@api-key-pairs/client";
import {
  ApiKeyPairsProvider,
  apiKeyPairsOptions,
  useApiKeyPairs,
  useCreateApiKeyPair,
  useDeleteApiKeyPair,
  useSuspenseInfiniteApiKeyPairs,
} from "@api-key-pairs/react-hooks";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";

const client = createClient({ auth: "token" });
const queryClient = new QueryClient();

export const next: Promise<string | null | undefined> = queryClient
  .ensureQueryData(apiKeyPairsOptions({ client }))
  .then((page) => page.next_cursor);

const codeOf = ({ code }: AnyApiKeyPairsError): string => code;

function List() {
  const { data, error, nextPage } = useApiKeyPairs({ limit: 50 });
  const ids: string[] | undefined = data?.items.map(({ id }) => id);
  const all: number = useSuspenseInfiniteApiKeyPairs().data.pages.length;
  const creation = useCreateApiKeyPair({ onCreated: ({ private_key: key }) => key.trim() });
  const deletion = useDeleteApiKeyPair();
  // @ts-expect-error What a mutation keeps has no private key.
  const none: string | undefined = creation.data?.private_key;
  // @ts-expect-error It takes an id.
  const wrong = () => deletion.mutate();
  return (
    <button onClick={nextPage ?? wrong} title={none}>
      {error && codeOf(error)} {ids} {all}
    </button>
  );
}

export const app = (
  <QueryClientProvider client={queryClient}>
    <ApiKeyPairsProvider client={client}>
      <List />
    </ApiKeyPairsProvider>
  </QueryClientProvider>
);
