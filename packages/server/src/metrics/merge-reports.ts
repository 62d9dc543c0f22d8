import type { MetricsReport } from "./metrics.ts";

/** What several processes measured, as one Prometheus text: counts are added up. */
export async function mergeReports(reports: MetricsReport[]): Promise<string> {
  const { AggregatorRegistry } = await import("prom-client");
  return await AggregatorRegistry.aggregate(reports).metrics();
}
