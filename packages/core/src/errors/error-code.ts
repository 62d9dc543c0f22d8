/** Every `code` that an error of this project carries. The list is closed, so that `switch` can be checked. */
export type ErrorCode =
  | ApiErrorCode
  | "aborted"
  | "connection"
  | "input"
  | "outcome_unknown"
  | "pagination"
  | "response"
  | "timeout";

/** The codes of errors that are an answer of the API. */
export type ApiErrorCode =
  | "api"
  | "bad_request"
  | "conflict"
  | "forbidden"
  | "not_found"
  | "rate_limit"
  | "server"
  | "unauthorized"
  | "unprocessable";
