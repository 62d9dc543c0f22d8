import { apiKeyPairPathSchema } from "../schemas/api-key-pair-id.ts";
import { apiKeyPairPageSchema } from "../schemas/api-key-pair-page.ts";
import { apiKeyPairSchema, createdApiKeyPairSchema } from "../schemas/api-key-pair.ts";
import { listQuerySchema } from "../schemas/list-query.ts";
import { parametersOf } from "./components.ts";
import type { RevisionDescription } from "./description.ts";
import * as examples from "./examples.ts";
import { headersOf } from "./headers.ts";
import { authenticated } from "./responses.ts";

const keyPairs = ["API key pairs"];

/** Revision 2021-10 of the API. */
export const description2021: RevisionDescription = {
  summary: "Create, list and delete the key pairs that sign API tokens.",
  description: "Every error has the same body, whose `details` name the field and the remedy.",
  scopes: "`api-key-pairs.read` and `api-key-pairs.write`",
  tags: [{ name: "API key pairs", description: "The key pairs that sign the tokens of this API." }],
  schemas: {
    APIKeyPair: apiKeyPairSchema,
    CreatedAPIKeyPair: createdApiKeyPairSchema,
    APIKeyPairs: apiKeyPairPageSchema,
  },
  refusals: {
    BadRequest: {
      description: "The request is not valid, is not HTTP, or has a body that claims to be JSON and is not.",
      codes: ["bad_request", "incorrect_json"],
      details: {
        bad_request: [
          {
            location: "query",
            pointer: "/limit",
            message: "limit must be a whole number from 1 to 100",
            type: "too_big",
          },
        ],
        incorrect_json: [
          {
            location: "body",
            pointer: "",
            message: "body must be empty or valid JSON",
            type: "invalid_json",
          },
        ],
      },
    },
  },
  paths: ({ referTo }, { refused }) => ({
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
              "application/json": { schema: referTo(apiKeyPairPageSchema), example: examples.page },
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
                schema: referTo(createdApiKeyPairSchema),
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
  }),
};
