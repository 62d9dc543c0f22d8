import { expect } from "vitest";

/** Checks what `useClient` gave: two pairs beside the root, newest first, that were listed two on a page and deleted. */
export function expectUsed({ root, created, pages, left }: Record<string, any>): void {
  expect(created).toHaveLength(2);
  expect(pages).toEqual([created.toReversed(), [root]]);
  expect(left).toEqual([root]);
}
