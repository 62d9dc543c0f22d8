/**
 * What guides run and a machine may lack, or would have from the registry, as shell scripts: the packages are those of this
 * repository, and the secret store is a folder.
 */
export const programs: Readonly<Record<string, string>> = {
  akp: `exec node "$AKP" "$@"\n`,

  npx: `
while :; do
  case $1 in
    --yes) shift ;;
    --package) package=$2; shift 2 ;;
    *) break ;;
  esac
done
case "\${package-} $1" in
  "@api-key-pairs/cli akp") shift; exec akp "$@" ;;
  " vite") shift; exec "$HOME/node_modules/vite/bin/vite.js" "$@" --config "$HOME/bundler.config.mjs" ;;
  " vitest") shift; exec "$HOME/node_modules/vitest/vitest.mjs" "$@" --root . --config "$HOME/bundler.config.mjs" ;;
  " pnpm@12") exec grep -q "\\"$2\\": " "$WORKSPACE/package.json" ;; # one of the scripts of the repository
  " @api-key-pairs/dashboard") exec test -e "$WORKSPACE/apps/dashboard/package.json" ;;
  *) echo "npx: no stand-in for: $*" >&2; exit 1 ;;
esac
`,

  npm: `
[ "$1" = install ] || { echo "npm: no stand-in for: $*" >&2; exit 1; }
shift
for word; do
  case $word in
    --*) ;;
    *) [ -e "$HOME/node_modules/$word" ] || { echo "npm: not linked: $word" >&2; exit 1; } ;;
  esac
done
`,

  gh: `
umask 077
[ "$1 $2" = "secret set" ] && cat > "$HOME/$3"
`,

  vault: `
umask 077
case "$1 $2" in
  "kv put") cat > "$HOME/vault-$(echo "$3" | tr / -)-\${4%=-}" ;;
  "kv get") cat "$HOME/vault-$(echo "$4" | tr / -)-\${3#-field=}" ;;
  "token capabilities") echo "create, read, update" ;;
esac
`,
};
