import { ApiError } from "./api-error.ts";

/** The answer to what is there already. */
export class DuplicateRecordError extends ApiError {
  readonly resourceId: string;

  /** @param resourceId The id of what is there. */
  constructor(resourceId: string) {
    super("duplicate_record");
    this.resourceId = resourceId;
  }

  override toBody(): object {
    return { ...super.toBody(), resource_id: this.resourceId };
  }
}
