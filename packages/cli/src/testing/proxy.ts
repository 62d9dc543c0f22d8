import { buffer } from "node:stream/consumers";

import { serve } from "./serve.ts";

/** What a proxy is about to do, or has done, with a request. */
export interface Passage {
  /** 1 for the first request. */
  readonly number: number;
  readonly method: string;
  /** Before the API gets the request, or after it answered and before the caller knows. */
  readonly moment: "before" | "after";
}

/**
 * Stands between `akp` and the API, for what is to happen at a certain moment of a request.
 *
 * @param onPassage When it returns `false`, the request goes no further, and its connection is reset.
 * @returns Its address.
 */
export async function proxyTo(
  url: string,
  onPassage: (passage: Passage) => boolean | Promise<boolean>,
): Promise<string> {
  let number = 0;
  return await serve(async (request, response) => {
    number += 1;
    const passage = { number, method: request.method! };
    if (!(await onPassage({ ...passage, moment: "before" }))) {
      request.socket.destroy();
      return;
    }
    const { authorization = "", accept = "", "content-type": sent } = request.headers;
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method!,
      headers: { authorization, accept, ...(sent !== undefined && { "content-type": sent }) },
      body: request.method === "GET" ? null : await buffer(request),
    });
    const body = await answer.text();
    if (!(await onPassage({ ...passage, moment: "after" }))) {
      request.socket.destroy();
      return;
    }
    const type = answer.headers.get("content-type");
    response.writeHead(answer.status, type === null ? {} : { "content-type": type }).end(body);
  });
}
