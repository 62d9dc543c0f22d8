/** What `akp-dashboard --help` prints. */
export const help = `A page for managing API key pairs, with the private key kept out of the browser.

Usage: akp-dashboard [options]

Prints a link that opens the page: once, within 10 minutes. Press Enter for another link, Ctrl-C to stop.

Options, as akp takes them:
  -p, --profile NAME           use this profile (GR4VY_PROFILE)
  -i, --instance NAME          the instance, such as acme (GR4VY_ID)
  -e, --environment NAME       production or sandbox (GR4VY_ENVIRONMENT)
      --base-url URL           where the API is, in place of an instance (GR4VY_BASE_URL)
  -k, --private-key-file FILE  the file of the private key that signs the requests (GR4VY_PRIVATE_KEY_FILE)
      --config FILE            the file of the profiles (GR4VY_CONFIG)

Options of its own:
      --port NUMBER            port to listen on, on this machine only; 0 takes any free one (default 0)
      --idle-minutes NUMBER    end a session that was not used for that long, 1 to 720 (default 60)
      --open                   open the link in the browser
  -v, --verbose                say on stderr what is requested
  -h, --help                   print this
  -V, --version                print the version
`;
