import type { Context } from "../context.ts";
import { safeText } from "./safe-text.ts";

/** Which API is meant, as it follows the name of something there: `at https://…`, `of the instance acme (sandbox)`. */
export async function describeTarget(context: Context): Promise<string> {
  const { baseUrl, instance, environment } = (await context.config()).sources;
  if (baseUrl !== undefined) return `at ${safeText(baseUrl.value)}`;
  return `of the instance ${safeText(instance!.value)} (${environment!.value})`;
}
