import type { DashboardOptions } from "../dashboard-options.ts";
import type { LinkReason, RequestRecord } from "../observer.ts";
import { startDashboard } from "../start-dashboard.ts";
import { announcement, linkNotice, newestLink, orphanNotice } from "./announce.ts";
import type { ServeFlags } from "./parse-command.ts";
import { writeRedirectFile, type RedirectFile } from "./redirect-file.ts";
import { nextStopSignal } from "./stop-signal.ts";

/**
 * Runs the dashboard until the process is told to stop, and says on stdout how to open it.
 *
 * @throws {Error} When it cannot start.
 */
export async function serve(options: DashboardOptions, flags: ServeFlags): Promise<void> {
  const { port, idleMinutes, open, verbose } = flags;
  const { stdin, stdout, stderr } = process;
  // Nobody may be reading: the dashboard runs all the same.
  for (const stream of [stdout, stderr]) stream.on("error", () => {});
  const stopped = nextStopSignal();
  let redirect: RedirectFile | undefined;
  const observer = {
    linked: (link: string | undefined, reason: LinkReason) =>
      void stdout.write(linkNotice(link, reason, stdin.isTTY)),
    redeemed: () => redirect?.remove(),
    orphaned: (id: string | undefined) => void stderr.write(orphanNotice(id)),
    answered: verbose ? (record: RequestRecord) => void stderr.write(describe(record)) : undefined,
    failed: (error: Error) => void stderr.write(`akp-dashboard: ${error.message}\n`),
  };
  await using dashboard = await startDashboard({ ...options, port, idleMinutes, observer });
  stdout.write(announcement(dashboard, options.profile, stdin.isTTY));
  if (stdin.isTTY) {
    stdin.on("data", () => void stdout.write(newestLink(dashboard.newLink())));
  }
  try {
    if (open) {
      redirect = writeRedirectFile(dashboard.link);
      await openFile(redirect.path);
    }
    await stopped;
  } finally {
    redirect?.remove();
    stdin.pause();
  }
}

async function openFile(path: string): Promise<void> {
  const { default: open } = await import("open");
  await open(path).catch((error: Error) => {
    process.stderr.write(
      `akp-dashboard: no browser could be opened (${error.message}); open the link yourself\n`,
    );
  });
}

function describe({ method, route = "(no such path)", status, durationMs }: RequestRecord): string {
  return `${method} ${route} ${status} ${Math.round(durationMs)} ms\n`;
}
