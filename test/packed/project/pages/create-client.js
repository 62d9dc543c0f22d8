import { createClient } from "@api-key-pairs/client";

globalThis.keyPairs = createClient({ auth: "token" });
