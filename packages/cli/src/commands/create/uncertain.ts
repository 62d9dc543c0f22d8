import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { explain } from "../../errors/explain.ts";
import { quote } from "../../program/to-command-line.ts";
import { shortPath } from "../../terminal/short-path.ts";
import { stdoutName } from "./pipe.ts";
import type { Saved } from "./save-private-key.ts";

/**
 * A key that was made here is safe, and nobody knows whether it has a pair.
 *
 * @param thumbprint That of the key.
 * @param doubt Why nobody knows.
 */
export function uncertain({ file }: Saved, thumbprint: string, doubt: unknown): CliError {
  const { message, requestId } = explain(doubt);
  const next =
    file === undefined
      ? [{ akp: ["list"], says: `newest first; is the thumbprint ${thumbprint} there?` }]
      : [
          {
            akp: ["doctor"],
            options: { privateKeyFile: shortPath(file) },
            says: "takes the API it? Then it has a pair",
          },
          `openssl pkey -in ${quote(shortPath(file))} -pubout -out FILE   # its public half, otherwise`,
          { akp: ["create"], options: { publicKey: "FILE" }, says: "and its pair: there can be only one" },
        ];
  return new CliError(
    {
      exitCode: exitCode.outcomeUnknown,
      code: "outcome_unknown",
      message: `No answer to create came, and the list does not show the pair so far. The private key was saved to ${file ?? stdoutName}`,
      why: `${message.replace(/\.?$/, ".")} The pair may still come up: keep the key until that is known.`,
      next,
      requestId,
      file,
    },
    { cause: doubt },
  );
}
