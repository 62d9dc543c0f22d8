import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { checkTypes } from "./check-types.ts";
import { followGuide } from "./follow-guide.ts";
import { hasPrograms, openWorkshop, type Workshop } from "./open-workshop.ts";
import { openPage } from "./page.ts";
import { readGuide, root } from "./read-guide.ts";

/** Its scripts are run by the tests of the command, on every road that it describes. */
const runElsewhere = "rotate";
const index = "README";
const guides = globSync("docs/guides/*.md", { cwd: root })
  .map((path) => basename(path, ".md"))
  .filter((name) => name !== index && name !== runElsewhere);

/** Some guides use them, and not every machine has them. */
const complete = hasPrograms("curl", "jq", "openssl");

const blocksOf = (name: string) => readGuide(`docs/guides/${name}.md`);
const [install, serve, ...before] = blocksOf(index);

let workshop: Workshop;
const expectFollowed = async (name: string, blocks = blocksOf(name)) => {
  await workshop.reset();
  const { problems } = await followGuide(workshop, name, blocks);
  expect(problems).toEqual([]);
};

beforeAll(async () => {
  workshop = await openWorkshop(serve!.text.trim());
  await expectFollowed(index, [install!, ...before]);
});
afterAll(async () => await workshop.close());

// In turn: they share a server.
test.skipIf(!complete).each(guides)("%s can be followed from the first line to the last", async (name) => {
  await expectFollowed(name);
});

test("the README of the repository can be followed, and its programs run", async () => {
  const run =
    "cp ~/akp-data/root-private-key.pem private-key.pem && node key-pairs.mts && node live.mts && ls checkout.pem\n";
  const programs = { language: "sh", text: run, place: "programs", file: undefined };
  await expectFollowed("repository", [...readGuide("README.md"), programs]);
});

test.skipIf(!complete)("the page of the guide signs in, lists and deletes in a browser", async () => {
  const create = "akp create --name Checkout --role key-pair-viewer --out checkout.pem\n";
  await expectFollowed("page", [{ language: "sh", text: create, place: "the pair", file: undefined }]);
  const password = randomUUID();
  const { page, complaints } = await openPage(workshop, join(workshop.home, "build-a-page"), password);
  const signIn = async (text: string) => {
    await page.getByLabel("Password").fill(text);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await signIn("wrong");
  await page.getByRole("button", { name: "Sign in again" }).click();
  expect(complaints.splice(0)).toEqual([expect.stringContaining("401 (Unauthorized)")]);
  await signIn(password);
  const row = page.getByRole("listitem").filter({ hasText: "Checkout" });
  await row.getByRole("button", { name: "Delete" }).click();
  await row.waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});

test.skipIf(!complete)("all programs of the guides have the types that they claim", async () => {
  expect(await checkTypes(workshop.home)).toBe("");
});

test.each(["README.md", "llms.txt", "docs/guides/README.md"])("%s leads to every guide", (list) => {
  const text = readFileSync(join(root, list), "utf8");
  expect([...guides, runElsewhere].filter((name) => !text.includes(`${name}.md)`))).toEqual([]);
});

test("a block that nothing is known of is a mistake", async () => {
  const block = { language: "python", text: "print()\n", place: "guide.md:3", file: undefined };
  await expect(followGuide(workshop, "unknown", [block])).rejects.toThrow(
    'guide.md:3: nothing is known of a block of "python"',
  );
});

test("what fails, and what is promised and does not come, is found", async () => {
  const block = (language: string, text: string, file?: string) => ({
    language,
    text,
    file,
    place: `the ${language} block`,
  });
  const blocks = [
    block("sh", "echo 12 seconds ago; false\n"),
    block("text", "just now\n...\ndone\n"),
    block("ts", "// made.ts\n", "made.ts"),
    block("sh", "test -e made.ts\n"),
  ];
  const { problems } = await followGuide(workshop, "wrong", blocks);
  expect(problems).toEqual([
    expect.stringContaining("the sh block ended with 1"),
    expect.stringContaining("the text block promises: done"),
  ]);
});
