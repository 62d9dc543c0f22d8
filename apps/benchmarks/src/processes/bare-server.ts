import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { answerQuestions } from "./helper-process.ts";

/** The answer that a bare server gives to every request. */
export interface BareAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

answerQuestions(async ({ headers, body }: BareAnswer): Promise<{ url: string }> => {
  const server = createServer((_request, response) => {
    response.writeHead(200, headers).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
