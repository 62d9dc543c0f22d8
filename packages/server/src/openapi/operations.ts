import { apiKeyPairPathSchema } from "../schemas/api-key-pair-id.ts";
import { apiKeyPairPageSchema } from "../schemas/api-key-pair-page.ts";
import { createdApiKeyPairSchema } from "../schemas/api-key-pair.ts";
import { jsonWebKeySetSchema } from "../schemas/json-web-key-set.ts";
import { listQuerySchema } from "../schemas/list-query.ts";
import * as examples from "./examples.ts";
import { headersOf } from "./headers.ts";
import { refused } from "./responses.ts";
import { parametersOf, schemaReference } from "./schemas.ts";

/** What any request may be answered with, before it is looked at. */
const anywhere = [
  "BadRequest",
  "RequestTimeout",
  "PayloadTooLarge",
  "ExpectationFailed",
  "HeadersTooLarge",
  "ServerError",
] as const;
const authenticated = [
  "Unauthorized",
  "Forbidden",
  "TooManyRequests",
  "ServiceUnavailable",
  ...anywhere,
] as const;

const keyPairs = ["API key pairs"];
const discovery = ["Discovery"];

/** Everything that is served, by path and method. The names of the operations are those of the original contract. */
export const createPaths = () => ({
  "/api-key-pairs": {
    get: {
      operationId: "list_api_key_pairs",
      summary: "List API key-pairs",
      description: "Returns a list of active API key-pairs, newest first.",
      tags: keyPairs,
      security: [{ BearerAuth: ["api-key-pairs.read"] }],
      parameters: parametersOf("query", listQuerySchema),
      responses: {
        200: {
          description: "Returns a list of active key pairs.",
          headers: headersOf(),
          content: {
            "application/json": { schema: schemaReference(apiKeyPairPageSchema), example: examples.page },
          },
        },
        ...refused(...authenticated),
      },
    },
    post: {
      operationId: "create_api_key_pair",
      summary: "Create an API key-pair",
      description:
        "Creates a new API key-pair. There are no parameters: a body is ignored, but one that claims to be JSON has " +
        "to be. Do not send it again when the answer is lost: every request that arrives makes a pair.",
      tags: keyPairs,
      security: [{ BearerAuth: ["api-key-pairs.write"] }],
      responses: {
        201: {
          description: "Returns a newly created key pair.",
          headers: headersOf(),
          content: {
            "application/json": {
              schema: schemaReference(createdApiKeyPairSchema),
              example: examples.createdKeyPair,
            },
          },
        },
        ...refused(...authenticated),
      },
    },
  },
  "/api-key-pairs/{api_key_pair_id}": {
    delete: {
      operationId: "delete_api_key_pair",
      summary: "Delete an API key-pair",
      description: "Deletes an API key-pair. From then on every token that it signed is refused.",
      tags: keyPairs,
      security: [{ BearerAuth: ["api-key-pairs.write"] }],
      parameters: parametersOf("path", apiKeyPairPathSchema),
      responses: {
        204: { description: "Returns an empty response.", headers: headersOf() },
        ...refused("NotFound", ...authenticated),
      },
    },
  },
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
            "application/jwk-set+json": {
              schema: schemaReference(jsonWebKeySetSchema),
              example: examples.keySet,
            },
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
      description: "Returns the OpenAPI document of the server that answers.",
      tags: discovery,
      security: [],
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
