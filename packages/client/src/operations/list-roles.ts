import { listParamsSchema, rolePageSchema, type ListParams, type RolePage } from "@api-key-pairs/core";

import type { Operation } from "../road/operation.ts";
import { pageQuery } from "./page-query.ts";

/** `GET /roles`: one page of the roles that key pairs and people are given. */
export const listRoles: Operation<ListParams, RolePage> = {
  name: "roles.list",
  method: "GET",
  input: listParamsSchema,
  subject: "roles.list",
  path: () => "/roles",
  query: pageQuery,
  output: rolePageSchema,
  retry: "repeat",
};
