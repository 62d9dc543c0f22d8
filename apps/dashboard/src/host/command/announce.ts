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
  wrong_codes: "Wrong codes are being tried, so the link does not work any more.",
};

/** Says which link works now. */
export function newestLink(link: string): string {
  return `Link       ${link}\n`;
}

/**
 * Says why somebody needs a link, and which one works or how to get one.
 *
 * @param isTerminal Whether somebody can press Enter.
 */
export function linkNotice(link: string | undefined, reason: LinkReason, isTerminal: boolean): string {
  if (link !== undefined) return `${reasons[reason]}\n${newestLink(link)}`;
  return `${reasons[reason]} ${isTerminal ? "Press Enter" : "Start it again"} for a new link.\n`;
}

/** Says what is left to do about a pair whose private key nobody got. */
export function orphanNotice(id: string | undefined): string {
  const pair = id === undefined ? "a key pair whose id it did not get" : `the key pair ${id}`;
  return `akp-dashboard: ${pair} was created for a page that is gone, and its private key is lost: delete it\n`;
}
