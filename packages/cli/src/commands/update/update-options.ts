import type { PairOptions } from "../../program/pair-options.ts";
import { usageError } from "../../program/usage-error.ts";

/** What `akp update` takes. */
export interface UpdateOptions extends PairOptions {
  readonly active?: boolean;
  readonly allMerchantAccounts?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** @throws {CliError} When they contradict each other, or change nothing. */
export function checkOptions(options: UpdateOptions): void {
  const {
    active,
    inactive,
    merchantAccount,
    allMerchantAccounts,
    yes: _yes,
    force: _force,
    ...rest
  } = options;
  if (active && inactive) throw usageError("--active and --inactive contradict each other");
  if (merchantAccount && allMerchantAccounts)
    throw usageError("--merchant-account and --all-merchant-accounts contradict each other");
  const changes = [active, inactive, merchantAccount, allMerchantAccounts, ...Object.values(rest)];
  if (changes.every((change) => change === undefined))
    throw usageError("Say what is to change, such as --name NAME, --inactive or --role ROLE");
}
