import type { Benchmark } from "./figure.ts";

type Load = () => Promise<Benchmark>;

/** Loaded when they run: what one of them needs does not weigh on the others. */
export const benchmarks: Readonly<Record<string, Load>> = {
  "list-cpu": async () => (await import("./figures/list-cpu.ts")).listCpu,
  signatures: async () => (await import("./figures/signatures.ts")).signatures,
  "bundle-size": async () => (await import("./figures/bundle-size.ts")).bundleSize,
  "bundle-compared": async () => (await import("./figures/bundle-compared.ts")).bundleCompared,
  "import-cpu": async () => (await import("./figures/import-cpu.ts")).importCpu,
  "cli-version": async () => (await import("./figures/cli-version.ts")).cliVersion,
  "cli-list": async () => (await import("./figures/cli-list.ts")).cliList,
  "cli-list-memory": async () => (await import("./figures/cli-list-memory.ts")).cliListMemory,
  "server-start": async () => (await import("./figures/server-start.ts")).serverStart,
  "server-list": async () => (await import("./figures/server-list.ts")).serverList,
  "server-create": async () => (await import("./figures/server-create.ts")).serverCreate,
  "server-workers": async () => (await import("./figures/server-workers.ts")).serverWorkers,
  "list-depth": async () => (await import("./figures/list-depth.ts")).listDepth,
};

/** Proofs that take many minutes. They run by name, or with `--all`. */
export const proofs: Readonly<Record<string, Load>> = {
  "rotation-schedules": async () => (await import("./figures/rotation-schedules.ts")).rotationSchedules,
  "rotation-killed": async () => (await import("./figures/rotation-killed.ts")).rotationKilled,
};
