/** Makes a function whose calls wait for one another, however many are made at once. */
export function inTurn<Arguments extends unknown[], Result>(
  run: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return async (...args) => {
    const turn = last.then(async () => await run(...args));
    last = turn.catch(() => {});
    return await turn;
  };
}
