/** Takes the one-time code out of the address bar, so that neither the history nor a copied address holds it. */
export function takeCode(): string | undefined {
  const code = location.hash.slice(1);
  if (code === "") return undefined;
  history.replaceState(null, "", location.pathname);
  return code;
}
