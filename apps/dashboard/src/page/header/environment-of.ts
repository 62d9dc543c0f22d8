import type { SessionInfo } from "../session/session-info.ts";

export type Environment = "production" | "sandbox" | "local" | "custom";

/** Which environment the host forwards to: as it was named, or as its address tells. */
export function environmentOf({ baseUrl, environment }: SessionInfo["target"]): Environment {
  if (environment !== undefined) return environment;
  const { hostname } = new URL(baseUrl);
  if (/^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(hostname)) return "local";
  if (/^api\.sandbox\.[^.]+\.gr4vy\.app$/.test(hostname)) return "sandbox";
  if (/^api\.[^.]+\.gr4vy\.app$/.test(hostname)) return "production";
  return "custom";
}
