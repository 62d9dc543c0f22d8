import * as z from "zod/mini";

import { documentation } from "./documentation.ts";

/** A date-time of an answer. */
export const dateTime = (description: string) =>
  z.iso.datetime().register(documentation, { description, examples: ["2021-10-01T12:30:00.000Z"] });
