import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { onTestFinished } from "vitest";

/** What the two threads wait for: that this one stands still, and that the other has sent. */
const [busy, sent] = [1, 2];

/** A client on a thread of its own, which goes on while this one stands still. */
const client = `
  const { connect } = require("node:net");
  const { parentPort, workerData } = require("node:worker_threads");
  const { port, request, state } = workerData;
  const texts = {};

  function open(name, onConnect) {
    const socket = connect(port, "127.0.0.1", onConnect).setEncoding("latin1");
    let text = "";
    socket.on("data", (chunk) => (text += chunk));
    // A reset is an end like any other: what came until then counts.
    socket.on("error", () => {});
    socket.on("close", () => {
      texts[name] = text;
      if (Object.keys(texts).length === 2) parentPort.postMessage(texts);
    });
    return socket;
  }

  const kept = open("kept", () => kept.write(request));
  kept.once("data", () => {
    parentPort.postMessage("answered");
    Atomics.wait(state, 0, 0);
    kept.write(request);
    const fresh = open("fresh", () => {
      fresh.write(request, () => {
        Atomics.store(state, 0, ${sent});
        Atomics.notify(state, 0);
      });
    });
  });
`;

/** What came on the two connections of `sendWhileBusy`, until the server ended them. */
export interface BusyAnswers {
  /** On the connection that had served a request before: the answers to both. */
  kept: string;
  /** On the one that was made meanwhile. */
  fresh: string;
}

/**
 * Has a request sent on a connection that is kept alive, and one on a new connection, while this thread stands still.
 * When this resolves, the system has received both and the server knows of neither.
 */
export async function sendWhileBusy(
  port: number,
  request: string,
): Promise<{ answers: Promise<BusyAnswers> }> {
  const state = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(client, { eval: true, workerData: { port, request, state } });
  onTestFinished(async () => void (await worker.terminate()));
  await once(worker, "message");
  const answers = once(worker, "message").then(([texts]) => texts as BusyAnswers);
  Atomics.store(state, 0, busy);
  Atomics.notify(state, 0);
  // Not for ever: no time limit of a test could end this.
  Atomics.wait(state, 0, busy, 30_000);
  return { answers };
}
