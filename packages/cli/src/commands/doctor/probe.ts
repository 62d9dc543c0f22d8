import { answerTimeoutMs } from "./answer-timeout.ts";

/** An answer of the server to a request without a token. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The first part of the body. */
  readonly text: string;
  /** When the request was sent and when the answer began, in milliseconds since 1970. */
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** As much of a body as tells what it is. */
const maxBytes = 65_536;

/**
 * Asks the server for something without saying who asks: what comes is an error, and tells who answers.
 *
 * @throws {Error} When there is no answer.
 */
export async function probe(baseUrl: string, signal: AbortSignal): Promise<Answer> {
  const sentAt = Date.now();
  const response = await fetch(`${baseUrl}/api-key-pairs?limit=1`, {
    headers: { accept: "application/json" },
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]),
  });
  const answeredAt = Date.now();
  const { status, headers } = response;
  return { status, headers, text: await readStart(response), sentAt, answeredAt };
}

async function readStart({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return Buffer.concat(chunks).toString();
}
