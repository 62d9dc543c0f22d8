import type { BareAnswer } from "./bare-server.ts";

/** Reads an answer for a bare server to give: its headers, without those that Node.js adds by itself, and its body. */
export async function readAnswer(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<BareAnswer> {
  const answer = await fetch(url, { headers });
  const kept = new Headers(answer.headers);
  for (const name of ["connection", "date", "keep-alive"]) kept.delete(name);
  return { headers: Object.fromEntries(kept), body: await answer.text() };
}
