import autocannon from "autocannon";

import { answerQuestions } from "./helper-process.ts";

/** A burst of one request, sent over and over on connections that are kept alive. */
export interface Burst {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  /** The status of every answer. Any other, and the burst fails. */
  readonly status: number;
  readonly connections: number;
  readonly seconds: number;
}

/** What a burst came to. */
export interface BurstResult {
  readonly answers: number;
  readonly seconds: number;
}

answerQuestions(async (burst: Burst): Promise<BurstResult> => {
  const { url, method, headers, connections, seconds: duration } = burst;
  const result = await autocannon({ url, method, headers: { ...headers }, connections, duration });
  const answers = result.statusCodeStats?.[`${burst.status}`]?.count ?? 0;
  const others = result["2xx"] + result.non2xx - answers + result.errors;
  if (others > 0)
    throw new Error(`${others} requests of ${method} ${url} were not answered with ${burst.status}`);
  return { answers, seconds: result.duration };
});
