/** As much of a body as could be read. */
export interface ReadText {
  readonly text: string;
  /** Why there is no more: it is too large, or reading it failed. */
  readonly cut?: { readonly tooLarge: true } | { readonly failure: unknown };
}

/**
 * Reads a body as text, up to a number of bytes. What was read is never thrown away: it may hold a private key that
 * exists nowhere else.
 *
 * @param maxBytes - the rest of a longer body is not fetched
 * @param keepsAll - whether the part that came before a failure is of use
 */
export async function readText(response: Response, maxBytes: number, keepsAll: boolean): Promise<ReadText> {
  const { body, headers, type } = response;
  if (body === null) return { text: "" };

  let text = "";
  try {
    // What is announced and not encoded cannot turn out longer, and reading it in one go costs half the time.
    // Browsers hide the encoding of an answer from another origin.
    const announced = Number(headers.get("content-length") ?? Number.NaN);
    const isAsAnnounced = announced <= maxBytes && type !== "cors" && !headers.has("content-encoding");
    if (isAsAnnounced && !keepsAll) return { text: await response.text() };

    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (let length = 0; ;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode() };
      length += value.byteLength;
      text += decoder.decode(value, { stream: true });
      if (length > maxBytes) {
        await reader.cancel();
        return { text, cut: { tooLarge: true } };
      }
    }
  } catch (failure) {
    return { text, cut: { failure } };
  }
}
