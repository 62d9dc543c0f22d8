import { PagedList, type CursorPage, type ListParams } from "@api-key-pairs/core";

import type { CallOptions } from "../client-options.ts";
import { checkCallOptions, type Settings } from "../settings.ts";
import { call } from "./call.ts";
import type { Operation } from "./operation.ts";
import { signalsOf } from "./scope.ts";

/** A list whose pages are calls of their own, each with its own deadline. */
export function callPages<Item, Page extends CursorPage<Item>>(
  settings: Settings,
  operation: Operation<ListParams, Page & CursorPage<Item>>,
  params: ListParams,
  options: CallOptions | undefined,
): PagedList<Item, Page> {
  return new PagedList(() => {
    const checked = checkCallOptions(options, operation.name);
    const { cursor: start } = params ?? {};
    const signals = signalsOf(checked);
    // Only a page that is fetched ahead can be unwanted: for the others, somebody is waiting.
    let ahead: AbortController | undefined;
    return {
      start,
      async fetch(cursor) {
        if (cursor === start) return call(settings, operation, params, checked, signals);
        ahead = new AbortController();
        const page = await call(settings, operation, { ...params, cursor }, checked, [
          ...signals,
          ahead.signal,
        ]);
        ahead = undefined;
        return page;
      },
      end: () => ahead?.abort(),
    };
  });
}
