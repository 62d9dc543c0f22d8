import { mkdirSync, writeFileSync } from "node:fs";

import { renderReference } from "./render-reference.ts";

const folder = new URL("../../docs/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("akp.md", folder), renderReference());
