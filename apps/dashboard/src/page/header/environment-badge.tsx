import type { SessionInfo } from "../session/session-info.ts";
import { environmentOf, type Environment } from "./environment-of.ts";

const names: Readonly<Record<Environment, string>> = {
  production: "Production",
  sandbox: "Sandbox",
  local: "Local",
  custom: "Custom address",
};

/** Which environment it is: production in a colour that nothing else has. */
export function EnvironmentBadge({ target }: Pick<SessionInfo, "target">) {
  const environment = environmentOf(target);
  return <span className={`environment environment-${environment}`}>{names[environment]}</span>;
}
