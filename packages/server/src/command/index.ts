// What another command needs in order to serve the way `akp-server` does.
export type { ListCommand } from "./announce.ts";
export { parseServeOptions } from "./parse-serve-options.ts";
export type { ServeFlags } from "./parse-serve-options.ts";
export { runServe } from "./run-serve.ts";
export type { ServeOptions } from "./serve-options.ts";
export { UsageError } from "./usage-error.ts";
