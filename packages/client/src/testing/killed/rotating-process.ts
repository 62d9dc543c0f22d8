// Started by `kill-site.ts`: a rotation in a process that waits at every moment until it may go on, or is killed.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { join } from "node:path";

import { abortRotation, RotationError, startRotation } from "../../rotation/index.ts";
import { keyFiles, rotationInFiles, startOptions } from "./rotation-in-files.ts";
import { tellMoments } from "./tell-moments.ts";

const [move, directory, baseUrl] = process.argv.slice(2) as [string, string, string];

// One that is killed does not come to do that at its end.
flushCompileCache();

async function tell(moment: string): Promise<void> {
  process.stdout.write(`${moment}\n`);
  await once(process.stdin, "data");
}

try {
  await tellMoments(rotationInFiles(directory, baseUrl), tell, async (options) => {
    if (move === "abort") return await abortRotation(options);
    const currentKey = readFileSync(join(directory, keyFiles[0]), "utf8");
    return await startRotation({ ...options, ...startOptions, currentKey });
  });
} catch (error) {
  if (!(error instanceof RotationError)) throw error;
  process.stdout.write(`stopped: ${error.problem}\n`);
}
process.stdin.destroy();
