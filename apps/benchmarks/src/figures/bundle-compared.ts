import type { Benchmark } from "../figure.ts";
import { bundleSizeOf } from "../measure/bundle.ts";
import { fetchRival } from "../rivals/rivals.ts";
import { clientProgram } from "./bundle-size.ts";

/** Create, list and delete of the SDK that npm has: of buyers, since it knows no key pairs, and by its smallest way. */
const sdkProgram = `
import { Gr4vyCore } from "@gr4vy/sdk/core.js";
import { buyersCreate } from "@gr4vy/sdk/funcs/buyersCreate.js";
import { buyersDelete } from "@gr4vy/sdk/funcs/buyersDelete.js";
import { buyersList } from "@gr4vy/sdk/funcs/buyersList.js";
globalThis.buyers = { sdk: new Gr4vyCore({ bearerAuth: "token" }), buyersCreate, buyersDelete, buyersList };
`;
const openApiFetchProgram = `
import createClient from "openapi-fetch";
globalThis.client = createClient({ baseUrl: "https://api.plantly.gr4vy.app" });
`;

/** Ours, which checks what comes back, against theirs. */
export const bundleCompared: Benchmark = async () => {
  const ours = await bundleSizeOf(clientProgram, import.meta.dirname);
  const sdk = await bundleSizeOf(sdkProgram, await fetchRival("@gr4vy/sdk"));
  const openApiFetch = await bundleSizeOf(openApiFetchProgram, await fetchRival("openapi-fetch"));
  const name = "Browser bundle: every operation, gzip";
  return [
    { id: "bundle-compared/sdk", name, per: "@gr4vy/sdk, three of buyers", value: ours / sdk, atMost: 0.5 },
    {
      id: "bundle-compared/openapi-fetch",
      name,
      per: "openapi-fetch",
      value: ours / openApiFetch,
      atMost: 10,
    },
  ];
};
