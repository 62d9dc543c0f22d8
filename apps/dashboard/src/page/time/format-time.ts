const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

/** The time of day, to the second, by this machine's clock and customs. */
export function formatTime(time: number | string): string {
  return timeOfDay.format(new Date(time));
}
