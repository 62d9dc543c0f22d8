/** What `akp-server --help` prints. */
export const help = `The API of API key pairs as a server on this machine.

Usage: akp-server [options]
       akp-server token FILE   print a bearer token, good for 5 minutes, signed with the private key in FILE

Options:
  --port NUMBER       port to listen on; 0 takes any free one (default 3000)
  --host ADDRESS      address to listen on (default 127.0.0.1: this machine only)
  --data-dir DIR      keep the database and the root key in DIR (default: in memory, gone when the server stops)
  --log-level LEVEL   trace, debug, info, warn, error, fatal or silent (default info); the log is JSON on stderr
  -h, --help          print this
  -v, --version       print the version
`;
