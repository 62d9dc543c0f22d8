import { exitCode } from "../../errors/exit-code.ts";
import { formatDuration } from "../../terminal/format-duration.ts";
import type { Outcome } from "./check.ts";
import type { Answer } from "./probe.ts";

/** How far two clocks may differ, in milliseconds: what tokens are dated back by, so that it does not matter. */
const toleranceMs = 5_000;

/** Compares the clock of this machine with that of the server. Tokens are good or not by the latter. */
export function checkClock({ headers, sentAt, answeredAt }: Answer): Outcome {
  const date = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(date)) return { status: "skipped", message: "the server does not say what time it is" };
  // The header leaves out parts of a second, and was written between the two times.
  const difference = (sentAt + answeredAt) / 2 - (date + 500);
  const tolerance = toleranceMs + (answeredAt - sentAt) / 2;
  if (Math.abs(difference) <= tolerance) return { status: "ok", message: "the same as that of the server" };
  const distance = formatDuration(Math.abs(difference));
  return {
    status: "failed",
    message: `this machine is ${distance} ${difference > 0 ? "ahead of" : "behind"} the server`,
    next: [setClock[process.platform] ?? "sudo timedatectl set-ntp true"],
    exitCode: exitCode.configuration,
  };
}

const setClock: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "sudo sntp -sS time.apple.com",
  win32: "w32tm /resync",
};
