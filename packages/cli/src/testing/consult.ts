import { akp } from "./akp.ts";
import type { Ended } from "./akp.ts";

/** A check as `akp doctor` prints it. */
interface PrintedCheck {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly details?: readonly string[];
  readonly next?: readonly string[];
}

/** Runs `akp doctor`, and gives its checks by name. */
export async function consult(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended & { checks: Record<string, PrintedCheck> }> {
  const ended = await akp(["doctor", "--output", "json", ...args], { env });
  const { items } = JSON.parse(ended.stdout) as { items: PrintedCheck[] };
  return { ...ended, checks: Object.fromEntries(items.map((check) => [check.name, check])) };
}
