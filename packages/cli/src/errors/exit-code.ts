/** The exit codes of `akp`: part of its interface, so that scripts can tell failures apart. */
export const exitCode = {
  done: 0,
  /** Something failed that none of the others names, or `akp audit` found pairs that are too old. */
  failed: 1,
  /** The command line is wrong. Nothing was done. */
  usage: 2,
  /** A profile, an environment variable, a key file or the like is missing or wrong. Nothing was sent. */
  configuration: 3,
  /** The API refused the request (4xx). */
  refused: 4,
  /** The server failed, or could not be reached. */
  server: 5,
  rateLimited: 6,
  /** Some of several things were done. */
  partly: 7,
  /** A key pair may have been created, and nobody knows. */
  outcomeUnknown: 8,
  /** Nothing is wrong, but it is too early: the overlap of a rotation is not over. */
  notYet: 9,
  /** Another run has the rotation. Nothing was done. */
  busy: 10,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
