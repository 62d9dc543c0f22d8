import type { ListCommand } from "./announce.ts";

/**
 * For `akp-server`, which lists nothing itself: it signs the token, and curl does the rest. The token goes through a
 * pipe, since a command line is there for all on the machine to see. That needs curl 7.55 or later.
 */
export const listWithCurl: ListCommand = ({ url, rootKeyFile }) => {
  const token = [...ownCommand(), "token", rootKeyFile].map(quote).join(" ");
  return `printf 'Authorization: Bearer %s\\n' "$(${token})" | curl -H @- ${url}/api-key-pairs`;
};

/** How to start this program once more, from any directory. */
function ownCommand(): string[] {
  return [process.execPath, ...process.execArgv, process.argv[1]!];
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
