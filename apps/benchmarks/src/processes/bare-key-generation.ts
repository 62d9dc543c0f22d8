import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

import type { BurstResult } from "./load-generator.ts";
import { answerQuestions } from "./helper-process.ts";

/** How long to generate keys, and how many at the same time. */
export interface KeyGeneration {
  readonly parallel: number;
  readonly seconds: number;
}

const generate = promisify(generateKeyPair);

answerQuestions(async ({ parallel, seconds }: KeyGeneration): Promise<BurstResult> => {
  const start = performance.now();
  let answers = 0;
  const lane = async () => {
    while (performance.now() - start < seconds * 1000) {
      await generate("ec", { namedCurve: "P-521" });
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  return { answers, seconds: (performance.now() - start) / 1000 };
});
