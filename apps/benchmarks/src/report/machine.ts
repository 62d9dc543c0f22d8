import { availableParallelism } from "node:os";

/** What figures depend on apart from the code, in terms that identify nobody. */
export interface Machine {
  /** Such as `24.9.0`. */
  readonly node: string;
  /** Such as `linux x64`. */
  readonly platform: string;
  readonly cores: number;
}

/** The machine that this runs on. */
export function thisMachine(): Machine {
  return {
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
  };
}

/** Whether figures of the one say something about those of the other. */
export function isAlike(one: Machine, other: Machine): boolean {
  const major = ({ node }: Machine) => node.split(".")[0];
  return one.platform === other.platform && one.cores === other.cores && major(one) === major(other);
}
