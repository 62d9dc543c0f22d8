import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A program of this folder in a process of its own. */
export interface HelperProcess<Question, Answer> extends Disposable {
  /** One question at a time. */
  ask(question: Question): Promise<Answer>;
}

/**
 * Starts a program of this folder that answers with `answerQuestions`. Questions go over a pipe, so that a token in
 * one of them is on no command line.
 */
export function startHelperProcess<Question extends object, Answer>(
  file: string,
): HelperProcess<Question, Answer> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: [] });
  return {
    async ask(question) {
      const answered = new AbortController();
      const { signal } = answered;
      const ended = once(child, "exit", { signal }).then(() => {
        throw new Error(`${file} ended before it answered`);
      });
      child.send(question);
      try {
        const [answer] = (await Promise.race([once(child, "message", { signal }), ended])) as [Answer];
        return answer;
      } finally {
        ended.catch(() => {});
        answered.abort();
      }
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}

/** In the helper: answers every question until the benchmark is over. */
export function answerQuestions(reply: (question: never) => Promise<unknown>): void {
  process.on("message", async (question) => process.send!(await reply(question as never)));
  process.on("disconnect", () => process.exit());
}
