import { createOneTimeCode, type Redemption } from "./one-time-code.ts";

/** The links that open a session. Only the newest works, once. */
export interface Links {
  /** The newest link, used or not. */
  readonly current: () => string;
  /** Makes a new link. */
  readonly renew: () => string;
  /** A link that works: the newest if that does, so that links do not overtake each other. */
  readonly usable: () => string;
  readonly redeem: (code: string) => Redemption;
  /** Makes the newest link useless. @returns Whether it would have worked until now. */
  readonly withdraw: () => boolean;
}

/**
 * @param url Where the page is.
 * @param clock The time, in milliseconds since 1970.
 */
export function createLinks(url: string, clock: () => number): Links {
  let code = createOneTimeCode(clock);
  // A fragment stays in the browser: no server, log or Referer header ever gets it.
  const current = () => `${url}/#${code.reveal()}`;
  const renew = () => {
    code = createOneTimeCode(clock);
    return current();
  };
  return {
    current,
    renew,
    usable: () => (code.isUsable() ? current() : renew()),
    redeem: (given) => code.redeem(given),
    withdraw: () => code.withdraw(),
  };
}
