import { packageVersion } from "../package-version.ts";
import type { RevisionName } from "../revisions/revision.ts";
import { errorBodySchema, errorDetailSchema } from "../schemas/error-body.ts";
import { jsonWebKeySchema, jsonWebKeySetSchema } from "../schemas/json-web-key-set.ts";
import { nameSchemas } from "./components.ts";
import type { RevisionDescription } from "./description.ts";
import { discoveryPaths } from "./discovery.ts";
import { responseHeaders } from "./headers.ts";
import { nameRefusals } from "./responses.ts";
import { description2021 } from "./revision-2021-10.ts";
import { description2026 } from "./revision-2026-08.ts";

const descriptions: Record<RevisionName, RevisionDescription> = {
  "2021-10": description2021,
  "2026-08": description2026,
};

/** The OpenAPI 3.1 document of a revision: its rules are the schemas that requests are validated with. */
export function createDocument(revision: RevisionName = "2021-10") {
  const { summary, description, scopes, tags, schemas, refusals: own, paths } = descriptions[revision];
  const components = nameSchemas({
    ...schemas,
    ErrorDetail: errorDetailSchema,
    Error: errorBodySchema,
    JSONWebKey: jsonWebKeySchema,
    JSONWebKeySet: jsonWebKeySetSchema,
  });
  const refusals = nameRefusals(own, components);
  return {
    openapi: "3.1.1",
    info: {
      title: "Gr4vy API key pairs",
      version: packageVersion(),
      summary,
      description:
        `Revision ${revision} of the API, as @api-key-pairs/server serves it. ${description} A path that is not listed ` +
        "here is answered with `NotFound`, and a method that is not listed for its path with `MethodNotAllowed`. Answers " +
        "of the operations on key pairs may not be cached.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The server that this document came from." }],
    tags: [
      ...tags,
      { name: "Discovery", description: "What other programs need to know. Open to everyone." },
    ],
    security: [{ BearerAuth: [] }],
    paths: { ...paths(components, refusals), ...discoveryPaths(components, refusals) },
    components: {
      schemas: components.schemas(),
      responses: refusals.components(),
      headers: responseHeaders(),
      securitySchemes: { BearerAuth: bearerAuth(scopes) },
    },
  };
}

const bearerAuth = (scopes: string) => ({
  type: "http",
  scheme: "bearer",
  bearerFormat: "JWT",
  description:
    "A JWT that an active API key pair has signed. Its header has `alg` ES512, `typ` JWT and `kid`, the thumbprint of " +
    "the key. Its claims are `iss`, `iat`, `nbf`, `exp`, `jti` and `scopes`: a list of " +
    `${scopes}, or \`*.read\` and \`*.write\`. \`exp\` is required; \`iat\` and \`nbf\` may lie 5 seconds ahead.`,
});
