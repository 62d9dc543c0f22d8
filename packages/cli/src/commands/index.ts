import type { CommandDefinition } from "../program/command-definition.ts";
import { completion } from "./completion/definition.ts";
import { create } from "./create/definition.ts";
import { deleteCommand } from "./delete/definition.ts";
import { get } from "./get/definition.ts";
import { list } from "./list/definition.ts";
import { roles } from "./roles/definition.ts";
import { rotate } from "./rotate/definition.ts";
import { token } from "./token/definition.ts";
import { update } from "./update/definition.ts";
import { audit } from "./audit/definition.ts";
import { profile } from "./profile/definition.ts";
import { doctor } from "./doctor/definition.ts";
import { serve } from "./serve/definition.ts";

/** The commands, in the order of the help. */
export const commands: readonly CommandDefinition[] = [
  create,
  list,
  get,
  update,
  deleteCommand,
  roles,
  rotate,
  token,
  audit,
  profile,
  doctor,
  serve,
  completion,
];
