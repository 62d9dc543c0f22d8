import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What Playwright's `chromium.launch` takes. */
export interface ChromiumLaunchOptions {
  executablePath: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/**
 * How Playwright starts the Chromium that tests run in: the executable that `CHROMIUM_PATH` names, or one that came with
 * the packages, which runs on any Linux on x64. It reaches this machine and nothing else.
 *
 * @throws Error on another platform, when `CHROMIUM_PATH` is not set
 */
export async function chromiumLaunchOptions(): Promise<ChromiumLaunchOptions> {
  // Where no language is set, Chromium makes one up that is none for `Intl`.
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "en_US.UTF-8", LANGUAGE: "en_US" };
  const executablePath = env["CHROMIUM_PATH"];
  if (executablePath) return { executablePath, args, env };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "Tests in a browser need Chromium, and none comes with the packages for this platform: " +
        "set CHROMIUM_PATH to the executable of a Chromium or Chrome.",
    );
  }
  const folder = await unpackedChromium();
  return {
    executablePath: join(folder, "chromium"),
    args,
    // Neither these libraries nor any font can be counted on.
    env: {
      ...env,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

// Playwright's own flags end what Chromium does in the background. This one holds whatever they miss.
const args = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]"];

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The folder that Chromium was unpacked into, once for each version. It appears when it is complete, so that runs at
 * the same time never see half of it; and no other user of this machine can have put it there.
 */
async function unpackedChromium(): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
  const { version } = createRequire(import.meta.url)(join(packageFolder, "package.json")) as {
    version: string;
  };
  const cache = fileURLToPath(new URL("../node_modules/.cache", import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const incomplete = await mkdtemp(join(cache, "chromium-incomplete-"));
  try {
    await unpack(incomplete, join(packageFolder, "bin"));
    await writeFile(join(incomplete, "fonts.conf"), fontsConf);
    await rename(incomplete, folder).catch((error: unknown) => {
      // Somebody else was faster.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(incomplete, { recursive: true, force: true });
  }
  return folder;
}

/** Unpacks what the package holds. It does so in the temporary directory, whichever that is when it is called. */
async function unpack(folder: string, archives: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const { TMPDIR } = process.env;
  process.env["TMPDIR"] = folder;
  const unpacking = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"].map((archive) =>
    inflate(join(archives, archive)),
  );
  if (TMPDIR === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = TMPDIR;
  await Promise.all(unpacking);
}
