"use client";

import { useMemo } from "react";

/** What a hook lets its caller choose. */
export interface Select<Visible, Data> {
  /**
   * Chooses or reshapes what the component gets as `data`, and is rendered for. As with TanStack Query, it runs on every
   * render unless it is the same function each time.
   *
   * @default all, as it is
   */
  readonly select?: ((visible: Visible) => Data) | undefined;
}

/** Composes the `select` of a caller after ours, which leaves out what is being deleted. */
export function useSelect<Cached, Visible, Data>(
  show: (cached: Cached) => Visible,
  select: ((visible: Visible) => Data) | undefined,
): (cached: Cached) => Data {
  return useMemo(
    // Without a select of the caller, `Data` is what is visible.
    () => (select ? (cached: Cached) => select(show(cached)) : (show as unknown as (cached: Cached) => Data)),
    [show, select],
  );
}
