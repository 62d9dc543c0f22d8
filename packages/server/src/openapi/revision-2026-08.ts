import { DuplicateRecordError } from "../http/duplicate-record-error.ts";
import { ValidationError } from "../http/validation-error.ts";
import { apiKeyPairSchema } from "../schemas/2026-08/api-key-pair.ts";
import { duplicateRecordSchema } from "../schemas/2026-08/duplicate-record.ts";
import { createInputSchema, updateInputSchema } from "../schemas/2026-08/key-pair-input.ts";
import { apiKeyPairPageSchema, pageQuerySchema, rolePageSchema } from "../schemas/2026-08/pages.ts";
import { roleSchema } from "../schemas/2026-08/role.ts";
import { keyPairPathSchema } from "../schemas/2026-08/uuid.ts";
import { validationErrorSchema } from "../schemas/2026-08/validation-error.ts";
import { parametersOf } from "./components.ts";
import type { RevisionDescription } from "./description.ts";
import * as examples from "./examples-2026-08.ts";
import { headersOf } from "./headers.ts";
import { authenticated } from "./responses.ts";

const keyPairs = ["API key pairs"];
const mayRead = [{ BearerAuth: ["api-key-pairs.read"] }];
const mayWrite = [{ BearerAuth: ["api-key-pairs.write"] }];

/** Revision 2026-08 of the API. */
export const description2026: RevisionDescription = {
  summary: "The key pairs that sign API tokens, and the roles that say what for.",
  description:
    "What departs from a schema of this document is answered with `ValidationError`, whose body has a shape of its own; " +
    "the `details` of all other errors name the field and the remedy. A token may be used for what it claims and the " +
    "roles of its pair give. A pair gives others no more than it has, and changes and deletes only pairs that have no " +
    "more.",
  scopes: "`api-key-pairs.read`, `api-key-pairs.write` and `roles.read`",
  tags: [
    { name: "API key pairs", description: "The key pairs that sign the tokens of this API." },
    { name: "Roles", description: "What the pairs may do." },
  ],
  schemas: {
    APIKeyPair: apiKeyPairSchema,
    APIKeyPairs: apiKeyPairPageSchema,
    APIKeyPairCreate: createInputSchema,
    APIKeyPairUpdate: updateInputSchema,
    Role: roleSchema,
    Roles: rolePageSchema,
    DuplicateRecord: duplicateRecordSchema,
    ValidationErrors: validationErrorSchema,
  },
  refusals: {
    BadRequest: {
      description:
        "The request fits the schema and cannot be meant all the same: a cursor, a role or a key is not good. Or it is " +
        "not HTTP.",
      codes: ["bad_request"],
      details: {
        bad_request: [
          {
            location: "body",
            pointer: "/role_ids/0",
            message: "role_ids[0] must be the id of a role; GET /roles lists them",
            type: "invalid_role",
          },
        ],
      },
    },
    Forbidden: {
      description:
        "The token or the roles of its pair lack the scope that the operation needs, or the pair would give or change " +
        "what is beyond it.",
      codes: ["forbidden"],
    },
    DuplicateRecord: {
      description: "There is a pair with this public key already. `resource_id` names it.",
      codes: ["duplicate_record"],
      body: {
        schema: duplicateRecordSchema,
        example: new DuplicateRecordError(examples.keyPair.id).toBody(),
      },
    },
    ValidationError: {
      description: "The request departs from the schema.",
      codes: ["validation_error"],
      body: {
        schema: validationErrorSchema,
        example: new ValidationError([
          { loc: ["body", "role_ids"], msg: "role_ids must be an array of ids of roles", type: "missing" },
        ]).toBody(),
      },
    },
  },
  paths: ({ referTo }, { refused }) => {
    const json = (schema: Parameters<typeof referTo>[0], example: object) => ({
      "application/json": { schema: referTo(schema), example },
    });
    const ok = (description: string, schema: Parameters<typeof referTo>[0], example: object) => ({
      description,
      headers: headersOf(),
      content: json(schema, example),
    });
    const onePair = { tags: keyPairs, parameters: parametersOf("path", keyPairPathSchema) };
    return {
      "/api-key-pairs": {
        get: {
          operationId: "list_api_key_pairs",
          summary: "List all API key pairs",
          description: "Returns a list of all API key pairs, active or not, newest first.",
          tags: keyPairs,
          security: mayRead,
          parameters: parametersOf("query", pageQuerySchema),
          responses: {
            200: ok("Returns a list of key pairs.", apiKeyPairPageSchema, examples.page),
            ...refused("ValidationError", ...authenticated),
          },
        },
        post: {
          operationId: "create_api_key_pair",
          summary: "Create an API key pair",
          description:
            "Creates an API key pair. With a `public_key`, the caller keeps the private one, and may send the request " +
            "again when the answer is lost: the second time it is a `DuplicateRecord`. Without, every request that " +
            "arrives makes a pair.",
          tags: keyPairs,
          security: mayWrite,
          requestBody: { required: true, content: json(createInputSchema, examples.createInput) },
          responses: {
            201: ok("Returns the new pair.", apiKeyPairSchema, examples.createdKeyPair),
            ...refused("ValidationError", "DuplicateRecord", ...authenticated),
          },
        },
      },
      "/api-key-pairs/{api_key_pair_id}": {
        get: {
          operationId: "get_api_key_pair",
          summary: "Get an API key pair",
          description: "Returns an API key pair, active or not.",
          security: mayRead,
          ...onePair,
          responses: {
            200: ok("Returns the pair.", apiKeyPairSchema, examples.keyPair),
            ...refused("ValidationError", "NotFound", ...authenticated),
          },
        },
        put: {
          operationId: "update_api_key_pair",
          summary: "Update an API key pair",
          description:
            "Changes what the body names, and nothing else. Tokens of a pair that is not active are refused at once. " +
            "It may be sent again when the answer is lost.",
          security: mayWrite,
          ...onePair,
          requestBody: { required: true, content: json(updateInputSchema, examples.updateInput) },
          responses: {
            200: ok("Returns the pair as it is now.", apiKeyPairSchema, examples.keyPair),
            ...refused("ValidationError", "NotFound", ...authenticated),
          },
        },
        delete: {
          operationId: "delete_api_key_pair",
          summary: "Delete an API key pair",
          description: "Deletes an API key pair. From then on every token that it signed is refused.",
          security: mayWrite,
          ...onePair,
          responses: {
            204: { description: "Returns an empty response.", headers: headersOf() },
            ...refused("ValidationError", "NotFound", ...authenticated),
          },
        },
      },
      "/roles": {
        get: {
          operationId: "list_roles",
          summary: "List all roles",
          description: "Returns a list of the roles that a pair may have.",
          tags: ["Roles"],
          security: [{ BearerAuth: ["roles.read"] }],
          parameters: parametersOf("query", pageQuerySchema),
          responses: {
            200: ok("Returns a list of roles.", rolePageSchema, examples.rolePage),
            ...refused("ValidationError", ...authenticated),
          },
        },
      },
    };
  },
};
