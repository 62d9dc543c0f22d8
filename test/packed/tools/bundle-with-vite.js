/** Bundles programs for the browser: `bundle-with-vite.js FOLDER OUTPUT NAME...`; prints the warnings. */
import { join } from "node:path";

import { build, createLogger } from "vite";

const [folder, outDir, ...names] = process.argv.slice(2);
const warnings = [];
const customLogger = createLogger("warn");
customLogger.warn = customLogger.warnOnce = (message) => warnings.push(message);
for (const name of names) {
  await build({
    root: folder,
    configFile: false,
    logLevel: "warn",
    customLogger,
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(folder, name),
        output: { entryFileNames: "[name].js" },
        // "use client" is for the bundlers of servers.
        checks: { moduleLevelDirective: false },
      },
    },
  });
}
process.stdout.write(JSON.stringify(warnings));
