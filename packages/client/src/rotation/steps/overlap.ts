import type { Step } from "./step.ts";

/** As long as a timer can be trusted with: a machine that slept is noticed within the hour. */
const longestSleepMs = 3_600_000;

/** Waits while both keys work, so that everybody gets to use the new one. */
export const overlap: Step = {
  begin: ({ settings, state }) => ({
    overlapUntil: new Date(settings.clock.now() + state.plan.overlapMs).toISOString(),
  }),

  async run(run) {
    const { clock, signal } = run.settings;
    const until = run.state.facts.overlapUntil!;
    const leftMs = () => Date.parse(until) - clock.now();
    if (run.isEmergency && leftMs() > 0) return { found: "The overlap was cut short" };
    if (leftMs() > 0) run.tell({ status: "waiting", until });
    while (leftMs() > 0) await clock.sleep(Math.min(leftMs(), longestSleepMs), signal);
    return {};
  },
};
