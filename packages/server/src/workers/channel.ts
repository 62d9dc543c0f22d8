/** Functions that one process lets another call. What goes in and out of them is JSON. */
type Functions<T> = { [Name in keyof T]: (...args: never[]) => unknown };

/** One end of the pipe between a primary and its worker: `process` in the worker, the worker in the primary. */
interface Peer {
  send?: ((message: Message) => unknown) | undefined;
  on(event: "message", listener: (message: Message) => void): unknown;
}

type Message =
  | { call: string; id: number; args: unknown[] }
  | { result: unknown; id: number }
  | { failure: string; id: number };

/** The other process, as what it lets us call. */
export interface Channel<Theirs extends Functions<Theirs>> {
  /** @throws {Error} When the function fails over there, or the other process is gone. */
  call<Name extends keyof Theirs & string>(
    name: Name,
    ...args: Parameters<Theirs[Name]>
  ): Promise<Awaited<ReturnType<Theirs[Name]>>>;
  /** Fails every call that has no result yet: the other process is gone. */
  close(): void;
}

interface PendingCall {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Connects two processes that call functions of each other.
 *
 * @param peer The pipe to the other process.
 * @param ours What it may call here.
 */
export function createChannel<Theirs extends Functions<Theirs>, Ours extends Functions<Ours>>(
  peer: Peer,
  ours: Ours,
): Channel<Theirs> {
  const pending = new Map<number, PendingCall>();
  let lastId = 0;

  const answer = async (name: string, args: never[]) => {
    try {
      return { result: await ours[name as keyof Ours](...args) };
    } catch (error) {
      return { failure: (error as Error).message };
    }
  };

  peer.on("message", async (message) => {
    const { id } = message;
    if ("call" in message) {
      peer.send?.({ id, ...(await answer(message.call, message.args as never[])) });
      return;
    }
    const call = pending.get(id);
    pending.delete(id);
    if ("failure" in message) call?.reject(new Error(message.failure));
    else call?.resolve(message.result);
  });

  return {
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        pending.set(lastId, { resolve: resolve as PendingCall["resolve"], reject });
        peer.send?.({ call: name, id: lastId, args });
      }),
    close() {
      for (const { reject } of pending.values()) reject(new Error("the other process is gone"));
      pending.clear();
    },
  };
}
