import { createClient } from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";

import type { Benchmark } from "../figure.ts";

/** How often a key pair signs while 100 calls run at the same time, within the lifetime of one token. */
export const signatures: Benchmark = async () => {
  await using server = await startServer();
  const { subtle } = crypto;
  const sign = subtle.sign.bind(subtle);
  let value = 0;
  subtle.sign = async (...parameters) => {
    value += 1;
    return await sign(...parameters);
  };
  try {
    const keyPairs = createClient({
      baseUrl: server.url,
      auth: signWith({ privateKey: server.rootPrivateKey }),
    });
    await Promise.all(Array.from({ length: 100 }, async () => await keyPairs.list()));
  } finally {
    subtle.sign = sign;
  }
  return [{ id: "signatures/calls", name: "Signatures", per: "100 parallel calls", value, atMost: 1 }];
};
