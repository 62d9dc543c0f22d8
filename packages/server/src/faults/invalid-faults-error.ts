/** What is wrong with one field of a fault. */
export interface FaultProblem {
  /** Such as `faults[0].times`. */
  readonly field: string;
  /** The same in steps: `["faults", 0, "times"]`. */
  readonly path: readonly PropertyKey[];
  /** What the field must be, as the rest of a sentence that starts with its name. */
  readonly message: string;
}

/** Faults, or a seed for them, that cannot be meant. The message has every problem with its remedy. */
export class InvalidFaultsError extends TypeError {
  override readonly name = "InvalidFaultsError";
  readonly problems: readonly FaultProblem[];

  constructor(problems: readonly Omit<FaultProblem, "field">[]) {
    const named = problems.map((problem) => ({ field: fieldOf(problem.path), ...problem }));
    super(named.map(({ field, message }) => `${field} ${message}`).join("; "));
    this.problems = named;
  }
}

function fieldOf(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  return steps.join("").replace(/^\./, "");
}
