export { createClient } from "./create-client.ts";
export type { ApiKeyPairList, ApiKeyPairsClient, RoleList } from "./create-client.ts";
export type { CallOptions, ClientOptions, RequestHeaders } from "./client-options.ts";
export type { TokenProvider, TokenRequest } from "./auth/token-provider.ts";
export type { Observer, RequestRecord, ResponseRecord, RetryRecord } from "./road/observer.ts";
export type { OperationName } from "./road/operation.ts";

export {
  AbortedError,
  ApiError,
  ApiKeyPairsError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  ForbiddenError,
  InputError,
  isApiKeyPairsError,
  NotFoundError,
  OutcomeUnknownError,
  PaginationError,
  RateLimitError,
  ResponseError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
  UnprocessableError,
} from "@api-key-pairs/core";
export type {
  AnyApiKeyPairsError,
  ApiErrorCode,
  ApiKeyPair,
  ApiKeyPairPage,
  CreatedApiKeyPair,
  CreateInput,
  Direction,
  ErrorCode,
  ErrorDetail,
  ListParams,
  NewApiKeyPair,
  RegisterInput,
  ResponseIssue,
  Role,
  RolePage,
  UpdateInput,
} from "@api-key-pairs/core";
