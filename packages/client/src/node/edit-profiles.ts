import { stringify } from "smol-toml";

import { profileSettings, type Profile } from "./profile.ts";
import { settingNames } from "./setting-names.ts";
import { tomlLines, type TomlLine } from "./toml-lines.ts";

// What a person wrote into the file, comments and all, stays as it is: these edits add, change and take out whole
// lines. They go by lines, so what they make is to be read and compared with what was meant.

/** Adds a profile at the end. */
export function appendProfile(text: string, name: string, profile: Profile): string {
  const eol = eolOf(text);
  const gap = text === "" ? "" : text.endsWith("\n") ? eol : eol + eol;
  return text + gap + [`[profiles.${name}]`, ...keyLines(profile), ""].join(eol);
}

/** Gives a profile other settings. Its place, and comments on lines of their own, stay. */
export function replaceProfile(text: string, name: string, profile: Profile): string {
  const lines = tomlLines(text);
  const added = keyLines(profile).map((line) => line + crOf(text));
  const kept = text.split("\n").flatMap((line, index) => {
    const { kind, path } = lines[index]!;
    if (!isProfile(path, name)) return line;
    return kind === "header" ? [line].concat(added) : [];
  });
  return kept.join("\n");
}

/** Takes a profile out, with what stands directly above it. */
export function deleteProfile(text: string, name: string): string {
  const lines = tomlLines(text);
  const header = lines.findIndex(({ kind, path }) => kind === "header" && isProfile(path, name));
  if (header === -1) return text;
  return cut(
    text,
    lines,
    startOf(lines, header),
    lines.findLastIndex(({ path }) => isProfile(path, name)),
  );
}

/** Puts a profile into use, or none. */
export function selectProfile(text: string, name: string | undefined): string {
  const lines = tomlLines(text);
  const at = lines.findIndex(
    ({ kind, path }) => kind === "key" && path.length === 1 && path[0] === "profile",
  );
  if (name === undefined) return at === -1 ? text : cut(text, lines, at, at);

  const texts = text.split("\n");
  if (at === -1) {
    const header = lines.findIndex(({ kind }) => kind === "header");
    texts.splice(startOf(lines, header), 0, `profile = "${name}"${crOf(text)}`, crOf(text));
  } else {
    texts[at] = texts[at]!.replace(/=\s*(?:"[^"]*"|'[^']*')/, `= "${name}"`);
  }
  return texts.join("\n");
}

/** Takes lines out, and where blank lines, or a blank line and an end of the text, then meet, one of them. */
function cut(text: string, lines: readonly TomlLine[], first: number, last: number): string {
  const isBlank = (index: number) => lines[index]?.kind === "blank";
  const start = isBlank(first - 1) && isBlank(last + 1) ? first - 1 : first;
  const end = first === 0 && isBlank(last + 1) ? last + 1 : last;
  // A last line without an end must not leave one with half of one: "\r".
  const rest = last === lines.length - 1 && first > 0 ? [""] : [];
  return text
    .split("\n")
    .toSpliced(start, end - start + 1, ...rest)
    .join("\n");
}

function isProfile(path: readonly string[], name: string): boolean {
  return path[0] === "profiles" && path[1] === name;
}

/** Where a table starts: with the comment directly above it, unless that opens the file and may be about all of it. */
function startOf(lines: readonly TomlLine[], header: number): number {
  const above = lines.slice(0, header).findLastIndex(({ kind }) => kind !== "comment");
  return above === -1 ? header : above + 1;
}

function keyLines(profile: Profile): string[] {
  return profileSettings.flatMap((setting) => {
    const value = profile[setting];
    return value === undefined ? [] : stringify({ [settingNames[setting].key]: value }).trimEnd();
  });
}

function eolOf(text: string): string {
  return `${crOf(text)}\n`;
}

function crOf(text: string): string {
  return text.includes("\r\n") ? "\r" : "";
}
