/** How long the server may take for each of the checks, in milliseconds: what one attempt of the client may take. */
export const answerTimeoutMs = 10_000;
