#!/usr/bin/env node
// CommonJS, and nothing else loaded for `--version`: to start the loader of modules takes half as long as Node itself.
const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-V")) {
  process.stdout.write(`${require("../package.json").version}\n`);
} else {
  void import("./akp.js");
}
