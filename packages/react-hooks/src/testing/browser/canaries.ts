/** The lines of a PEM: each is a secret of its own. */
export function canariesOf(pem: string): string[] {
  return pem.split("\n").filter((line) => line.length >= 12 && !line.startsWith("-----"));
}

/** Those that a text shows. */
export function canariesIn(text: string, canaries: readonly string[]): string[] {
  return canaries.filter((canary) => text.includes(canary));
}

/** The page as it stands, and what its fields hold. */
export function textOfPage(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")];
  return [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join("\n");
}

/** What the page has put by for later. */
export function textOfStorage(): string {
  return [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie].join("\n");
}
