import type { HttpBindings } from "@hono/node-server";

/** What handlers find in their context. */
export interface AppEnv {
  Bindings: HttpBindings;
  Variables: {
    /** The pattern of the path that was asked for, such as `/api/api-key-pairs/{id}`: safe to print. */
    route?: string;
    /** The page's half of the session, once both halves were checked. */
    sessionToken: string;
  };
}
