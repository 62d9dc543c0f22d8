/** Stands for a body that is longer than is read. */
export const tooLarge = Symbol("too large");

/**
 * Reads a body as text, up to a number of bytes.
 *
 * @returns the text, or {@link tooLarge}; then the rest is not fetched
 */
export async function readText(response: Response, maxBytes: number): Promise<string | typeof tooLarge> {
  const { body, headers } = response;
  if (body === null) return "";

  const announced = Number(headers.get("content-length") ?? Number.NaN);
  if (announced > maxBytes) {
    await body.cancel();
    return tooLarge;
  }
  // What is announced and not encoded cannot turn out longer, and reading it in one go costs half the time.
  if (announced <= maxBytes && !headers.has("content-encoding")) return response.text();

  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > maxBytes) {
      await reader.cancel();
      return tooLarge;
    }
    text += decoder.decode(value, { stream: true });
  }
}
