import { isApiKeyPairsError } from "@api-key-pairs/client";

globalThis.isApiKeyPairsError = isApiKeyPairsError;
