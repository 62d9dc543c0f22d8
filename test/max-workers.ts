import { availableParallelism } from "node:os";

/** How many files run at a time: more than there are cores, since many wait for processes and clocks most of their time. */
export const maxWorkers = availableParallelism() + 1;
