import { Document, visit } from "yaml";

import { unsafe } from "../terminal/safe-text.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { escapeUnsafe } from "./to-json.ts";

/** YAML without secrets and without characters that a terminal would act upon, with a line end. */
export function toYaml(value: unknown): string {
  const document = new Document(value, hideSecrets, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      // Only within double quotes can they be escaped.
      if (typeof node.value === "string" && node.value.search(unsafe) >= 0) node.type = "QUOTE_DOUBLE";
    },
  });
  return escapeUnsafe(document.toString({ lineWidth: 0 }));
}
