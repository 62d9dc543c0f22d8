import { reasonOf } from "./postgres-error.ts";

const remedies: Record<string, string> = {
  ECONNREFUSED: "start PostgreSQL, or correct the host and port",
  ENOTFOUND: "correct the host",
  "28P01": "correct the user name and password",
  "28000": "correct the user name, or let it in in pg_hba.conf",
  "3D000": "create it, or correct its name",
  "42501": "let the user create tables in it",
  DEPTH_ZERO_SELF_SIGNED_CERT: "name the certificate with sslrootcert=FILE in the URL",
  SELF_SIGNED_CERT_IN_CHAIN: "name the certificate authority with sslrootcert=FILE in the URL",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "name the certificate authority with sslrootcert=FILE in the URL",
};

/** Why a database cannot be used, and what to do about it where that is known. Nothing of it is secret. */
export function explainPostgresError(error: Error): string {
  const { cause = error } = error as { cause?: Error & { code?: string } };
  const { code = "" } = cause as { code?: string };
  const reason = code.startsWith("28") ? "the user name or password was refused" : reasonOf(error);
  const remedy = remedies[code];
  return remedy === undefined ? reason : `${reason}; ${remedy}`;
}
