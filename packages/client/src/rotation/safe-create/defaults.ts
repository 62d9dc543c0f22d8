/** As long again as one attempt of a client may take by default. */
export const defaultSettleMs = 10_000;
/** Machines that keep time are within seconds. A pair that is older than that was there before. */
export const defaultClockSkewMs = 60_000;
/** To register one key again mints nothing twice: as often as a client sends what may be repeated. */
export const ownKeyAttempts = 3;
