import type { ClosedReason } from "./session.ts";

/** Says why there is no session. */
export function explainClosed(
  reason: ClosedReason,
  idleMinutes: number,
): { readonly title: string; readonly what: string } {
  return {
    no_link: {
      title: "This page opens with a link",
      what: "akp-dashboard prints a one-time link when it starts. This tab was not opened with one.",
    },
    used_link: {
      title: "This link is no longer good",
      what: "It was opened before, or is older than ten minutes. A link works once.",
    },
    no_cookie: {
      title: "This browser keeps no cookies here",
      what: `One half of a session is a cookie, and this browser did not keep it. Allow cookies for ${location.hostname}.`,
    },
    unreachable: {
      title: "akp-dashboard does not answer",
      what: "The program that serves this page has stopped, or cannot be reached. Your key pairs are as they were.",
    },
    expired: {
      title: "Your session has ended",
      what: `A session ends after ${idleMinutes} minutes without use, and after 12 hours in any case. Your key pairs are as they were.`,
    },
    ended: {
      title: "You have ended the session",
      what: "This tab can do nothing any more. Other tabs have sessions of their own.",
    },
  }[reason];
}
