import type { Context, Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { Fault } from "../faults/fault.ts";
import { InvalidFaultsError } from "../faults/invalid-faults-error.ts";
import type { AdminControls } from "./admin-controls.ts";
import { readJson } from "./read-json.ts";
import { badInput, faultFromWire, faultToWire, isObject, problemsToWire } from "./wire.ts";

/** `GET /_admin/faults`: the faults, and how often each has struck. */
export function listFaults(controls: AdminControls): Handler<AppEnv> {
  return (c) => answer(c, controls, 200);
}

/** `PUT /_admin/faults`: replaces all of them. */
export function setFaults(controls: AdminControls, maxBodyBytes: number): Handler<AppEnv> {
  return async (c) => {
    const { seed, faults } = parseBody(await readJson(c.req.raw, maxBodyBytes));
    const options = seed === undefined ? {} : { seed: seed as number };
    refuseInvalid(() => controls.setFaults(faults as Fault[], options));
    return answer(c, controls, 200);
  };
}

/** `POST /_admin/faults`: adds one behind the others. */
export function addFault(controls: AdminControls, maxBodyBytes: number): Handler<AppEnv> {
  return async (c) => {
    const fault = faultFromWire(await readJson(c.req.raw, maxBodyBytes));
    refuseInvalid(() => controls.addFault(fault));
    return answer(c, controls, 201);
  };
}

/** `DELETE /_admin/faults`: removes all of them. */
export function clearFaults(controls: AdminControls): Handler<AppEnv> {
  return (c) => {
    controls.clearFaults();
    return c.body(null, 204);
  };
}

function answer(c: Context<AppEnv>, controls: AdminControls, status: 200 | 201): Response {
  return c.json({ seed: controls.faultSeed(), faults: controls.faults().map(faultToWire) }, status);
}

/** The parts of the body, as far as it has the right ones: they are checked where they are set. */
function parseBody(body: unknown): { seed: unknown; faults: unknown } {
  const { seed, faults, ...others } = isObject(body) ? (body as Record<string, unknown>) : {};
  const problems = Object.keys(others).map((name) => ({
    path: [name],
    message: "is not known; leave it out",
  }));
  if (faults === undefined) {
    const message = "must be an object with faults, an array, and, if it is to change, seed";
    throw badInput("body", [{ path: [], message }, ...problems]);
  }
  if (problems.length > 0) throw badInput("body", problems);
  if (!Array.isArray(faults)) return { seed, faults };
  return { seed, faults: faults.map((fault, index) => faultFromWire(fault, ["faults", index])) };
}

function refuseInvalid(change: () => void): void {
  try {
    change();
  } catch (error) {
    throw error instanceof InvalidFaultsError ? badInput("body", problemsToWire(error.problems)) : error;
  }
}
