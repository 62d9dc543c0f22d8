import { digestOf, isSecret, newSecret } from "./secret.ts";

/** How long a session lasts at most, in milliseconds, however much it is used: a working day. */
const lifetimeMs = 12 * 3_600_000;

/**
 * The two halves of a session. The cookie is out of reach for scripts, but browsers send it to every port of this
 * machine; the token is out of reach for other ports, but not for scripts of the page.
 */
interface SessionHalves {
  readonly cookie: string;
  readonly token: string;
}

interface Session {
  readonly cookie: Buffer;
  readonly openedAt: number;
  usedAt: number;
}

/** The sessions that are open. Only digests of their halves are kept. */
export interface Sessions {
  /**
   * @param cookies What the browser has already. Its tabs share one cookie, so that a new session does not end those of
   *   the others.
   */
  open(cookies: readonly string[]): SessionHalves;
  /** Uses a session: that it was used just now keeps it from expiring. */
  use(cookies: readonly string[], token: string): "open" | "expired" | "unknown";
  end(token: string): void;
}

/**
 * @param idleMs How long a session may go unused, in milliseconds.
 * @param clock The time, in milliseconds since 1970: it goes on while the machine sleeps.
 */
export function createSessions(idleMs: number, clock: () => number): Sessions {
  const sessions = new Map<string, Session>();
  const isOver = ({ openedAt, usedAt }: Session) =>
    clock() - usedAt >= idleMs || clock() - openedAt >= lifetimeMs;
  const has = (cookies: readonly string[], { cookie }: Session) =>
    cookies.some((given) => isSecret(given, cookie));

  return {
    open(cookies) {
      for (const [key, session] of sessions) if (isOver(session)) sessions.delete(key);
      const live = [...sessions.values()];
      const cookie = cookies.find((given) => live.some((session) => has([given], session))) ?? newSecret();
      const token = newSecret();
      const now = clock();
      sessions.set(keyOf(token), { cookie: digestOf(cookie), openedAt: now, usedAt: now });
      return { cookie, token };
    },
    use(cookies, token) {
      const session = sessions.get(keyOf(token));
      if (session === undefined || !has(cookies, session)) return "unknown";
      if (isOver(session)) {
        sessions.delete(keyOf(token));
        return "expired";
      }
      session.usedAt = clock();
      return "open";
    },
    end: (token) => void sessions.delete(keyOf(token)),
  };
}

function keyOf(token: string): string {
  return digestOf(token).toString("base64url");
}
