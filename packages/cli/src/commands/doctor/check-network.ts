import { lookup } from "node:dns/promises";
import { connect, isIP } from "node:net";
import { connect as connectTls } from "node:tls";
import type { TLSSocket } from "node:tls";

import { exitCode } from "../../errors/exit-code.ts";
import type { NextStep } from "../../errors/next-step.ts";
import type { Found, Outcome } from "./check.ts";
import { connected } from "./connected.ts";
import { unusedProxy } from "./proxy.ts";
import { checkAddress, startServer } from "./remedies.ts";

/** Finds the addresses that the host name of the API stands for. */
export async function checkDns(url: URL): Promise<Found<true>> {
  const host = hostOf(url);
  if (isIP(host) !== 0) return { status: "ok", message: `${host} is an address itself`, value: true };
  try {
    const addresses = await lookup(host, { all: true });
    return {
      status: "ok",
      message: `${host} is ${addresses.map(({ address }) => address).join(", ")}`,
      value: true,
    };
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    const why = code === "ENOTFOUND" ? "there is no such host" : `the name server does not answer (${code})`;
    return failed(`${host}: ${why}`, [`nslookup ${host}   # is the name of the instance right?`]);
  }
}

/** Finds out whether the port of the API can be reached. */
export async function checkConnection(url: URL, signal: AbortSignal): Promise<Found<true>> {
  const [host, port] = [hostOf(url), portOf(url)];
  const problem = await connected(connect({ host, port }), "connect", signal);
  if (problem === undefined)
    return { status: "ok", message: `${host} port ${port} accepts connections`, value: true };
  const why = problem.code === "ECONNREFUSED" ? "nothing listens there" : problem.message;
  const isLocal = /^(?:localhost|127\..*|::1)$/.test(host);
  return failed(`no connection to ${host} port ${port}: ${why}`, [isLocal ? startServer : checkAddress]);
}

/** Finds out whether what answers there can prove that it is the host. */
export async function checkTls(url: URL, signal: AbortSignal): Promise<Found<true>> {
  const host = hostOf(url);
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const socket: TLSSocket = connectTls({ host, port: portOf(url), ...servername });
  let protocol: string | null = null;
  socket.once("secureConnect", () => (protocol = socket.getProtocol()));
  const problem = await connected(socket, "secureConnect", signal);
  if (problem === undefined)
    return { status: "ok", message: `${protocol}, and the certificate is good`, value: true };
  const next = isUnknownIssuer(problem)
    ? ["export NODE_EXTRA_CA_CERTS=FILE   # who issued it, in PEM form"]
    : [checkAddress];
  return failed(`no secure connection to ${host}: ${reasonOf(problem)}`, next);
}

/** Issued by somebody whom nobody knows: often a proxy that reads what goes through it. */
function isUnknownIssuer({ code }: NodeJS.ErrnoException): boolean {
  return /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_)/.test(code ?? "");
}

/** In words, where the library that does TLS has only names of its own functions to say. */
function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code?.startsWith("ERR_SSL_") || code === "EPROTO") return "what answers there does not speak TLS";
  // What follows is advice that is given here as well.
  return message.split(";")[0]!;
}

function failed(message: string, next: readonly NextStep[] = []): Outcome {
  const proxy = unusedProxy();
  const useProxy =
    proxy === undefined ? [] : [`export NODE_USE_ENV_PROXY=1   # otherwise ${proxy} is not used`];
  return { status: "failed", message, next: [...next, ...useProxy], exitCode: exitCode.server };
}

/** Without the brackets that an IPv6 address has in a URL. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

function portOf({ port, protocol }: URL): number {
  return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
}
