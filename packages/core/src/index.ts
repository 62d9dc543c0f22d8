export {
  apiKeyPairSchema,
  createdApiKeyPairSchema,
  createdWithRolesSchema,
  registeredApiKeyPairSchema,
} from "./api-key-pair.ts";
export type { ApiKeyPair, CreatedApiKeyPair } from "./api-key-pair.ts";
export { apiKeyPairIdSchema } from "./api-key-pair-id.ts";
export { apiKeyPairPageSchema } from "./api-key-pair-page.ts";
export type { ApiKeyPairPage } from "./api-key-pair-page.ts";
export { createInputSchema, emptyInputSchema, registerInputSchema } from "./create-input.ts";
export type { CreateInput, NewApiKeyPair, RegisterInput } from "./create-input.ts";
export { hidePrivateKey } from "./hide-private-key.ts";
export { defaultLimit, listParamsSchema, maxCursorLength, maxLimit } from "./list-params.ts";
export type { ListParams } from "./list-params.ts";
export { describe, parseInput } from "./parse-input.ts";
export { parseResponse } from "./parse-response.ts";
export type { ParsedResponse } from "./parse-response.ts";
export { roleSchema } from "./role.ts";
export type { Role } from "./role.ts";
export { rolePageSchema } from "./role-page.ts";
export type { RolePage } from "./role-page.ts";
export { scrub } from "./scrub.ts";
export { updateInputSchema } from "./update-input.ts";
export type { UpdateInput } from "./update-input.ts";

export type { CursorPage, Direction } from "./pagination/cursor-page.ts";
export { PagedList } from "./pagination/paged-list.ts";
export { walkPages } from "./pagination/walk-pages.ts";
export type { Walk, WalkOptions } from "./pagination/walk-pages.ts";

export { AbortedError } from "./errors/aborted-error.ts";
export { isApiKeyPairsError } from "./errors/any-error.ts";
export type { AnyApiKeyPairsError } from "./errors/any-error.ts";
export { ApiError } from "./errors/api-error.ts";
export type { ApiErrorFields, ErrorDetail } from "./errors/api-error.ts";
export { ApiKeyPairsError } from "./errors/api-key-pairs-error.ts";
export { BadRequestError } from "./errors/bad-request-error.ts";
export { ConflictError } from "./errors/conflict-error.ts";
export { ConnectionError } from "./errors/connection-error.ts";
export type { ApiErrorCode, ErrorCode } from "./errors/error-code.ts";
export { errorFromResponse, requestIdOf } from "./errors/error-from-response.ts";
export type { ErrorContext, ErrorResponse } from "./errors/error-from-response.ts";
export { ForbiddenError } from "./errors/forbidden-error.ts";
export { InputError } from "./errors/input-error.ts";
export { NotFoundError } from "./errors/not-found-error.ts";
export { OutcomeUnknownError } from "./errors/outcome-unknown-error.ts";
export { PaginationError } from "./errors/pagination-error.ts";
export { RateLimitError } from "./errors/rate-limit-error.ts";
export { ResponseError } from "./errors/response-error.ts";
export type { ResponseErrorFields, ResponseIssue, ResponseProblem } from "./errors/response-error.ts";
export { retryAfterMs } from "./errors/retry-after.ts";
export type { HeadersReader } from "./errors/retry-after.ts";
export { ServerError } from "./errors/server-error.ts";
export { TimeoutError } from "./errors/timeout-error.ts";
export { UnauthorizedError } from "./errors/unauthorized-error.ts";
export { UnprocessableError } from "./errors/unprocessable-error.ts";
