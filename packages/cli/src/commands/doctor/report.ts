import type { Config } from "@api-key-pairs/client/node";

import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { openOutput } from "../../output/open-output.ts";
import { withoutProfiles } from "../../output/without-profiles.ts";
import type { Style } from "../../terminal/style.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { wrap } from "../../terminal/wrap.ts";
import type { Check } from "./check.ts";

/** A check whose steps are lines to type. */
interface ToldCheck extends Check {
  readonly next?: readonly string[];
}

/** Prints checks as they are made. */
export interface Report {
  add(check: Check): Promise<void>;
  end(): Promise<void>;
}

const marks = { ok: "✔", warning: "!", failed: "✘", skipped: "-" } as const;
const colors = { ok: "green", warning: "yellow", failed: "red", skipped: "dim" } as const;
/** As wide as the longest name, and a gap. */
const nameWidth = "configuration".length + 2;

/**
 * Begins to print checks in the format that is asked for.
 *
 * @param config Left out where the configuration is wrong, and has no say.
 */
export async function openReport(context: Context, config: Config | undefined): Promise<Report> {
  const { write, style, width, globals } = context;
  const tell = ({ next, ...rest }: Check): ToldCheck => ({
    ...rest,
    ...(next && { next: next.map((step) => toLine(step, globals)) }),
  });
  const format = config?.output ?? (await withoutProfiles(context).format());
  if (format === "table") {
    return { add: async (check) => await write(toText(tell(check), width, style.out)), end: async () => {} };
  }
  const output = await openOutput<Omit<ToldCheck, "durationMs" | "exitCode"> & { duration_ms: number }>(
    { ...context, format: async () => format },
    { columns: [], id: ({ name }) => name },
  );
  return {
    async add(made) {
      const { durationMs: duration_ms, exitCode: _exitCode, ...check } = tell(made);
      // As ids, only what is to be looked at is of use.
      if (format === "ids" && check.status !== "failed") return;
      await output.add([{ ...check, duration_ms }]);
    },
    end: async () => await output.end(),
  };
}

function toText(
  { name, status, message, details = [], next = [], durationMs }: ToldCheck,
  width: number | undefined,
  style: Style,
) {
  const indent = " ".repeat(nameWidth + 2);
  const time = status === "skipped" ? "" : ` (${durationMs} ms)`;
  const head = `${style(colors[status], marks[status])} ${name.replace("_", " ").padEnd(nameWidth)}`;
  const lines = [wrap(`${head}${safeText(message)}${style("dim", time)}`, width, indent)];
  for (const detail of details)
    lines.push(style("dim", wrap(`${indent}${safeText(detail)}`, width, `${indent}  `)));
  for (const line of next) {
    const [command, comment] = safeText(line).split("   # ");
    const isNarrow = indent.length + "→ ".length + line.length > (width ?? Number.POSITIVE_INFINITY);
    const rest = comment === undefined ? "" : `${isNarrow ? `\n${indent}  ` : "   "}# ${comment}`;
    lines.push(`${indent}→ ${style("bold", command!)}${style("dim", rest)}`);
  }
  return `${lines.join("\n")}\n`;
}
