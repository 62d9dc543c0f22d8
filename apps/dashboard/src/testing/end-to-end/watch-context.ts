import type { BrowserContext } from "playwright";

/**
 * Watches all pages of a context.
 *
 * @param origin The only one that they may talk to.
 * @returns What they did that they must not, as it comes.
 */
export async function watchContext(context: BrowserContext, origin: string): Promise<string[]> {
  const problems: string[] = [];
  context.on("console", (message) => {
    // The browser's own line about an answer from 400 on, or none. Those are what many tests are about.
    if (message.type() === "error" && message.text().startsWith("Failed to load resource: ")) return;
    problems.push(`console.${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (webError) => problems.push(`thrown: ${String(webError.error())}`));
  context.on("request", (request) => {
    const { protocol, origin: to } = new URL(request.url());
    // What never leaves the browser.
    if (["blob:", "data:", "about:"].includes(protocol)) return;
    if (to !== origin) problems.push(`request to ${to}`);
  });
  await context.exposeBinding("reportViolation", (_source, violation: string) => problems.push(violation));
  await context.addInitScript(() => {
    addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
        const { reportViolation } = globalThis as unknown as { reportViolation(text: string): void };
        reportViolation(`violation of ${effectiveDirective}: ${blockedURI} at ${sourceFile}:${lineNumber}`);
      },
    );
  });
  return problems;
}
