"use client";

import type { ListParams } from "@api-key-pairs/core";
import { useState } from "react";

import type { ApiKeyPairsSource } from "../source.ts";
import type { Place } from "./page-navigation.ts";

/**
 * Where a component stands in a list, and how it goes elsewhere. Another source, limit or start begin anew.
 */
export function usePlace(
  { client, scope }: ApiKeyPairsSource,
  { limit, cursor }: ListParams,
): readonly [place: Place, go: (place: Place) => void] {
  const list = [client, scope, limit, cursor];
  const [state, setState] = useState({ list, place: { cursor } as Place });
  const isSame = state.list.every((part, index) => part === list[index]);
  const { place } = isSame ? state : { place: { cursor } };
  // While rendering, so that a list that was left and is come back to does not begin where it was left.
  if (!isSame) setState({ list, place });
  return [place, (next) => setState({ list, place: next })];
}
