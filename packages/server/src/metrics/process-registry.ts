import type { Registry } from "prom-client";

let registry: Promise<Registry> | undefined;

/**
 * What Node.js tells of this process: CPU, memory, event loop, garbage collection. Once per process, however many
 * servers it runs: its observers cannot be taken back.
 */
export async function processRegistry(): Promise<Registry> {
  return await (registry ??= observeProcess());
}

async function observeProcess(): Promise<Registry> {
  const { collectDefaultMetrics, Registry: PrometheusRegistry } = await import("prom-client");
  const created = new PrometheusRegistry();
  collectDefaultMetrics({ register: created });
  return created;
}
