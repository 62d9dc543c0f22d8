const storageKey = "akp-dashboard.session";

/** The token of this tab's session, if there was one before a reload, and the browser lets it be kept. */
export function readStoredToken(): string {
  try {
    return sessionStorage.getItem(storageKey) ?? "";
  } catch {
    return "";
  }
}

/** Keeps the token for a reload of this tab. Where the browser blocks the data of sites, it lasts as long as the page. */
export function storeToken(token: string): void {
  try {
    if (token === "") sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, token);
  } catch {
    // The page works without.
  }
}
