import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where programs keep what must outlive them and is no configuration, by the customs of the platform. */
export function stateHome(env: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") return env["LOCALAPPDATA"] || join(homedir(), "AppData", "Local");
  const { XDG_STATE_HOME: xdg } = env;
  // A relative path is invalid there and is to be ignored, says the XDG Base Directory Specification.
  return xdg && isAbsolute(xdg) ? xdg : join(homedir(), ".local", "state");
}
