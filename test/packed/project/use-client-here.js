import { env, stdout } from "node:process";

import { useClient } from "./use-client.js";

const { GR4VY_BASE_URL: baseUrl, GR4VY_PRIVATE_KEY: privateKey } = env;
stdout.write(JSON.stringify(await useClient({ baseUrl, privateKey })));
