import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";

/** Refuses a method that a known path does not have. */
export function methodNotAllowed(allow: string): Handler<AppEnv> {
  return () => {
    throw new ApiError("method_not_allowed", { headers: { allow } });
  };
}
