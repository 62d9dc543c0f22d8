import { jsonWebKeySetSchema } from "../schemas/json-web-key-set.ts";
import { openApiQuerySchema } from "../schemas/open-api-query.ts";
import type { Components } from "./components.ts";
import { parametersOf } from "./components.ts";
import { keySet } from "./examples.ts";
import { headersOf } from "./headers.ts";
import type { Refusals } from "./responses.ts";
import { anywhere } from "./responses.ts";

const discovery = ["Discovery"];

/** What is served beside the operations, in every revision. */
export const discoveryPaths = ({ referTo }: Components, { refused }: Refusals) => ({
  "/.well-known/jwks.json": {
    get: {
      operationId: "get_json_web_key_set",
      summary: "Get the public keys",
      description:
        "Returns the public keys of all active API key-pairs, for services that verify tokens themselves. A copy may " +
        "be used for as long as `Cache-Control` says, and a deleted pair is trusted by its user for that long.",
      tags: discovery,
      security: [],
      responses: {
        200: {
          description: "Returns the public keys, oldest first.",
          headers: headersOf(),
          content: {
            "application/jwk-set+json": { schema: referTo(jsonWebKeySetSchema), example: keySet },
          },
        },
        ...refused("ServiceUnavailable", ...anywhere),
      },
    },
  },
  "/openapi.json": {
    get: {
      operationId: "get_open_api_document",
      summary: "Get this document",
      description:
        "Returns the OpenAPI document of what the server that answers speaks, or of another revision.",
      tags: discovery,
      security: [],
      parameters: parametersOf("query", openApiQuerySchema),
      responses: {
        200: {
          description: "Returns the document.",
          headers: headersOf({ ETag: "ETag" }),
          content: { "application/json": { schema: { type: "object" } } },
        },
        304: {
          description: "Returns an empty response, when the document is the one that `If-None-Match` names.",
          headers: headersOf({ ETag: "ETag" }),
        },
        ...refused(...anywhere),
      },
    },
  },
});
