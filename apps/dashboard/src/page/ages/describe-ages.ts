import { formatAge } from "../time/format-age.ts";
import { formatCount } from "../ui/format-count.ts";
import type { AgeSummary } from "./summarize-ages.ts";

/** What the picture shows, for those who cannot see it. */
export function describeAges({ total, past, oldest, newest }: AgeSummary, rotationDays: number): string {
  const pairs = total === 1 ? "1 key pair" : `${formatCount(total)} key pairs`;
  const span = total === 1 ? `${formatAge(oldest)} old` : `${formatAge(newest)} to ${formatAge(oldest)} old`;
  const due = `${past === 0 ? "None is" : past === 1 ? "1 is" : `${formatCount(past)} are`} past the rotation age`;
  return `${pairs}, ${span}. ${due} of ${rotationDays} days.`;
}
