/* oxlint-disable no-unused-vars -- nothing of it is to be left */
import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { safeCreate } from "@api-key-pairs/client/rotation";
import { parseInput } from "@api-key-pairs/core";
import { useApiKeyPairs } from "@api-key-pairs/react-hooks";
