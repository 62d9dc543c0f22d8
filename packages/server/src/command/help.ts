/** What `akp-server --help` prints. */
export const help = `The API of API key pairs as a server on this machine.

Usage: akp-server [options]
       akp-server token FILE   print a bearer token, good for 5 minutes, signed with the private key in FILE

Options:
  --port NUMBER              port to listen on; 0 takes any free one (default 3000)
  --host ADDRESS             address to listen on (default 127.0.0.1: this machine only)
  --data-dir DIR             keep the database and the root key in DIR (default: in memory, gone when the server stops)
  --database-url URL         keep the key pairs in PostgreSQL (postgres://...), and in DIR no more than the root key;
                             better set as DATABASE_URL: a command line is there for all on this machine to see
  --revision NAME            revision of the API to speak: 2021-10 or 2026-08 (default 2021-10); the data is the same
  --workers NUMBER           processes that share the port and the work, 1 to 64 (default 1); what they serve is on disk
  --requests-per-minute N    answer what a key pair asks beyond that with 429 (default: no limit)
  --admin                    serve /_admin: health, reset, request journal, faults (with --workers no more than the
                             first two); needs the token that it writes
  --metrics                  serve /metrics: Prometheus text, for all who can reach the port
  --log-level LEVEL          trace, debug, info, warn, error, fatal or silent (default info); the log is JSON on stderr
  -h, --help                 print this
  -v, --version              print the version
`;
