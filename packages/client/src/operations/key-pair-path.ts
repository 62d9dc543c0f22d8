/** Where a key pair is. */
export function keyPairPath(id: string): string {
  return `/api-key-pairs/${encodeURIComponent(id)}`;
}
