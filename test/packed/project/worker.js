import { useClient } from "./use-client.js";

// oxlint-disable-next-line import/no-default-export -- what the runtime asks for
export default {
  async test(_controller, { GR4VY_BASE_URL: baseUrl, GR4VY_PRIVATE_KEY: privateKey }) {
    // oxlint-disable-next-line no-console -- its one way to the standard output
    console.log(JSON.stringify(await useClient({ baseUrl, privateKey })));
  },
};
