import { packageVersion } from "../package-version.ts";
import { responseHeaders } from "./headers.ts";
import { createPaths } from "./operations.ts";
import { errorResponses } from "./responses.ts";
import { schemaComponents } from "./schemas.ts";

/** The OpenAPI 3.1 document of the server: its rules are the schemas that requests are validated with. */
export function createDocument() {
  return {
    openapi: "3.1.1",
    info: {
      title: "Gr4vy API key pairs",
      version: packageVersion(),
      summary: "Create, list and delete the key pairs that sign API tokens.",
      description:
        "Revision 2021-10 of the API, as @api-key-pairs/server serves it. Every error has the same body, whose " +
        "`details` name the field and the remedy. A path that is not listed here is answered with `NotFound`, and a " +
        "method that is not listed for its path with `MethodNotAllowed`. Answers of the operations on key pairs may " +
        "not be cached.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The server that this document came from." }],
    tags: [
      { name: "API key pairs", description: "The key pairs that sign the tokens of this API." },
      { name: "Discovery", description: "What other programs need to know. Open to everyone." },
    ],
    security: [{ BearerAuth: [] }],
    paths: createPaths(),
    components: {
      schemas: schemaComponents(),
      responses: errorResponses(),
      headers: responseHeaders(),
      securitySchemes: { BearerAuth: bearerAuth },
    },
  };
}

const bearerAuth = {
  type: "http",
  scheme: "bearer",
  bearerFormat: "JWT",
  description:
    "A JWT that an active API key pair has signed. Its header has `alg` ES512, `typ` JWT and `kid`, the id of the " +
    "pair. Its claims are `iss`, `iat`, `nbf`, `exp`, `jti` and `scopes`: a list of `api-key-pairs.read` and " +
    "`api-key-pairs.write`, or `*.read` and `*.write`. `exp` is required; `iat` and `nbf` may lie 5 seconds ahead.",
};
