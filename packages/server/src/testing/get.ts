import { request } from "node:http";

/** Asks over a connection of its own, which with several workers is another one's turn each time. */
export async function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string; retryAfter: string | undefined }> {
  return await new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () =>
        resolve({ status: response.statusCode!, body, retryAfter: response.headers["retry-after"] }),
      );
    });
    sent.on("error", reject).end();
  });
}
