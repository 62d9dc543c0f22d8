"use client";

import type { ListParams } from "@api-key-pairs/core";
import { useState } from "react";

import type { ApiKeyPairsSource } from "../source.ts";

/**
 * Where a component stands in a list, and how it goes elsewhere. Another source, limit or start begin anew.
 */
export function useCursor(
  { client, scope }: ApiKeyPairsSource,
  { limit, cursor: start }: ListParams,
): readonly [cursor: string | undefined, go: (cursor: string | undefined) => void] {
  const list = [client, scope, limit, start];
  const [place, setPlace] = useState({ list, cursor: start });
  const isSame = place.list.every((part, index) => part === list[index]);
  return [isSame ? place.cursor : start, (cursor) => setPlace({ list, cursor })];
}
