import { ApiKeyPairsError } from "./api-key-pairs-error.ts";

/** The API gave a cursor a second time: following it would never end. */
export class PaginationError extends ApiKeyPairsError {
  static override readonly kind = "PaginationError";
  override readonly code = "pagination" as const;

  /** How many pages were walked before. */
  readonly pages: number;

  constructor(pages: number) {
    super(`The API returned a cursor twice within ${pages} pages. All items so far are good`);
    this.pages = pages;
  }
}
