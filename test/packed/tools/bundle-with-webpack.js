/** Bundles programs for the browser: `bundle-with-webpack.js FOLDER OUTPUT NAME...`; prints the warnings. */
import { basename, join } from "node:path";
import { promisify } from "node:util";

import webpack from "webpack";

const [folder, path, ...names] = process.argv.slice(2);
const stats = await promisify(webpack)(
  names.map((name) => ({
    mode: "production",
    target: "web",
    context: folder,
    entry: join(folder, name),
    output: { path, filename: basename(name) },
    // Takes most of the time, and of the whole page nobody asks for the size.
    optimization: { minimize: basename(name) !== "app.js" },
    // The tests have limits of their own.
    performance: { hints: false },
  })),
);
const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
process.stdout.write(JSON.stringify([...errors, ...warnings].map(({ message }) => message)));
