import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const document = `<!doctype html>
<title>Page</title>
<script type="module" src="/assets/page.js"></script>
`;

/** Opens a session as the real page does, and says in its title what became of it. */
const script = `
const headers = { "content-type": "application/json" };
const body = JSON.stringify({ code: location.hash.slice(1) });
const { token } = await (await fetch("/session", { method: "POST", headers, body })).json();
const { status } = await fetch("/session", { headers: { authorization: "Bearer " + token } });
document.title = "Session " + status;
`;

/** Writes a page of two files, for tests of what serves it. */
export function writePage(directory: string): void {
  mkdirSync(join(directory, "assets"), { recursive: true });
  writeFileSync(join(directory, "index.html"), document);
  writeFileSync(join(directory, "assets", "page.js"), script);
}
