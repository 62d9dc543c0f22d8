/** The environment variable that names a proxy for the API, if there is one. */
function proxyVariable(): string | undefined {
  return ["https_proxy", "HTTPS_PROXY"].find((name) => process.env[name]);
}

/** Node.js goes through the proxy of the environment only when it is told to. */
function usesProxies(): boolean {
  return process.env["NODE_USE_ENV_PROXY"] === "1" || process.execArgv.includes("--use-env-proxy");
}

/** The variable of a proxy that requests go through: then this machine need not know the host, nor reach it. */
export function usedProxy({ protocol }: URL): string | undefined {
  return protocol === "https:" && usesProxies() ? proxyVariable() : undefined;
}

/** The variable of a proxy that is there and not used. */
export function unusedProxy(): string | undefined {
  return usesProxies() ? undefined : proxyVariable();
}
