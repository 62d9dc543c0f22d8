"use client";

import { createContext } from "react";

import type { ApiKeyPairsSource } from "./source.ts";

export const ApiKeyPairsContext = createContext<ApiKeyPairsSource | undefined>(undefined);
