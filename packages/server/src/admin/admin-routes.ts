import type { Handler } from "hono";
import { Hono } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import { packageVersion } from "../package-version.ts";
import { methodNotAllowed } from "../routes/method-not-allowed.ts";
import type { Store } from "../store/store.ts";
import type { AdminControls } from "./admin-controls.ts";
import { checkStore } from "./check-store.ts";
import { addFault, clearFaults, listFaults, setFaults } from "./fault-routes.ts";
import { clearRequests, listRequests } from "./request-routes.ts";
import { requireAdminToken } from "./require-admin-token.ts";
import { requireOwnHost } from "./require-own-host.ts";

/** What `createAdminRoutes` takes. */
export interface AdminRoutesOptions {
  controls: AdminControls;
  store: Store;
  /** What opens them. */
  token: string;
  /** Whether other processes answer at the same port: what is in the memory of this one is not told then. */
  sharesPort: boolean;
  /** The address that the server was told to listen on. */
  host: string;
  /** The longest request body that is read, in bytes. */
  maxBodyBytes: number;
}

/** The controls over HTTP, for those who have the token, on a server that listens on a port. */
export function createAdminRoutes(options: AdminRoutesOptions): Hono<AppEnv> {
  const { controls, store, token, sharesPort, host, maxBodyBytes } = options;
  const version = packageVersion();
  const start = performance.now();
  const routes: Record<string, Record<string, Handler<AppEnv>>> = {
    "/health": {
      GET: (c) =>
        c.json({ status: "ok", version, uptime_seconds: Math.floor((performance.now() - start) / 1000) }),
    },
    "/ready": {
      GET: async (c) => {
        await checkStore(store);
        return c.json({ status: "ready" });
      },
    },
    "/reset": {
      POST: async (c) => {
        await controls.reset();
        return c.body(null, 204);
      },
    },
    "/requests": { GET: listRequests(controls), DELETE: clearRequests(controls) },
    "/faults": {
      GET: listFaults(controls),
      PUT: setFaults(controls, maxBodyBytes),
      POST: addFault(controls, maxBodyBytes),
      DELETE: clearFaults(controls),
    },
  };

  const admin = new Hono<AppEnv>();
  admin.use(requireOwnHost(host), requireAdminToken(token));
  if (sharesPort) for (const path of ["/requests", "/faults"]) admin.all(path, refuseInWorker);
  for (const [path, handlers] of Object.entries(routes)) {
    for (const [method, handler] of Object.entries(handlers)) admin.on(method, path, handler);
    admin.all(path, methodNotAllowed(Object.keys(handlers).join(", ").replace("GET", "GET, HEAD")));
  }
  // Nothing here goes on to what surrounds the API.
  admin.all("*", () => {
    throw new ApiError("not_found");
  });
  return admin;
}

function refuseInWorker(): never {
  const message =
    "with --workers there is no request journal and no faults: each would be in the memory of one process, and " +
    "requests go to any; leave out --workers";
  throw new ApiError("not_found", {
    details: [{ location: "path", pointer: "", message, type: "not_found" }],
  });
}
