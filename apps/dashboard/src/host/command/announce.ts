import type { Dashboard } from "../dashboard-options.ts";
import type { LinkReason } from "../observer.ts";

/**
 * The start-up message. The link is the one secret in it, and what it is printed for.
 *
 * @param isTerminal Whether somebody can press Enter.
 */
export function announcement(
  { link, baseUrl, signer }: Dashboard,
  profile: string | undefined,
  isTerminal: boolean,
): string {
  const by = profile === undefined ? "" : `  (profile ${profile})`;
  const keys = isTerminal ? "Enter prints another, Ctrl-C stops" : "Ctrl-C stops";
  return [
    `Dashboard  ${link}`,
    `           opens once, within 10 minutes; ${keys}`,
    `API        ${baseUrl}${by}`,
    `Signed by  ${signer ?? "a token that does not name its key pair"}`,
    "",
  ].join("\n");
}

const reasons: Readonly<Record<LinkReason, string>> = {
  old_link: "An old link was opened.",
  session_expired: "A session is over.",
  wrong_codes: "Wrong codes were tried, so the link before does not work any more.",
};

/** Says which link works now, and why somebody needs one. */
export function newestLink(link: string, reason?: LinkReason): string {
  const why = reason === undefined ? "" : `${reasons[reason]}\n`;
  return `${why}Link       ${link}\n`;
}
