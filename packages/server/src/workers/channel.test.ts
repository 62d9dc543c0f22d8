import { EventEmitter } from "node:events";

import { expect, test } from "vitest";

import { createChannel } from "./channel.ts";

/** Two ends of a pipe: what one sends is a message of the other, as JSON. */
function pipe() {
  const ends = [new EventEmitter(), new EventEmitter()] as const;
  const peer = (index: 0 | 1) =>
    Object.assign(ends[index], {
      send: (message: unknown) =>
        void setImmediate(() => ends[1 - index]!.emit("message", JSON.parse(JSON.stringify(message)))),
    });
  return [peer(0), peer(1)] as const;
}

interface Arithmetic {
  half(number: number): Promise<number>;
}

const arithmetic: Arithmetic = {
  async half(number) {
    if (number % 2 === 1) throw new TypeError(`${number} is odd`);
    return number / 2;
  },
};

test("both ends may call each other, many times at once, and every call gets its own result", async () => {
  const [left, right] = pipe();
  const one = createChannel<Arithmetic, Arithmetic>(left, arithmetic);
  const other = createChannel<Arithmetic, Arithmetic>(right, arithmetic);
  const calls = [8, 6, 4, 2].flatMap((number) => [one.call("half", number), other.call("half", number)]);
  expect(await Promise.all(calls)).toEqual([4, 4, 3, 3, 2, 2, 1, 1]);
});

test("a failure over there is a failure here", async () => {
  const [left, right] = pipe();
  const one = createChannel<Arithmetic, object>(left, {});
  createChannel<object, Arithmetic>(right, arithmetic);
  await expect(one.call("half", 3)).rejects.toThrow("3 is odd");
  expect(await one.call("half", 2)).toBe(1);
});

test("calls without a result fail when the other end is gone", async () => {
  const [left] = pipe();
  const one = createChannel<Arithmetic, object>(left, {});
  const call = one.call("half", 2);
  one.close();
  await expect(call).rejects.toThrow("the other process is gone");
});
