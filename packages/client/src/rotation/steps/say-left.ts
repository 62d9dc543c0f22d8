import { openAttempts, type CreateAccount } from "../safe-create/create-account.ts";

/** What creating left behind, in words. */
export function sayLeft({ attempts, unexplained }: CreateAccount): string[] {
  const ids = unexplained.map(({ id }) => id);
  const name = attempts.find(({ leftName }) => leftName !== undefined)?.leftName;
  return [
    ...(ids.length > 0 ? [`Nobody explains these key pairs: ${ids.join(", ")}`] : []),
    ...(name === undefined ? [] : [`The new key pair is still called ${name}`]),
  ];
}

/** What it may still leave behind, where that can be told from others. */
export function sayOpen(account: CreateAccount): string[] {
  const marks = new Set(openAttempts(account).flatMap(({ mark = [] }) => mark));
  return [...marks].map(
    (mark) =>
      `A key pair with ${mark} as its thumbprint or at the end of its name may still come up: delete it then`,
  );
}

/** What was found, where there is anything. */
export function join(sentences: readonly string[]): string | undefined {
  return sentences.join(". ") || undefined;
}
