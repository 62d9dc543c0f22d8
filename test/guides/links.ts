const fenced = /^(`{3,}).*\n[^]*?^\1`*$/gm;
const link = /\]\((?:<([^>]+)>|([^)\s]+))\)|^\[[^\]]+\]: (\S+)$/gm;

/** The links of a page in Markdown that lead to files of the repository. */
export function linksOf(markdown: string): string[] {
  const text = markdown.replace(fenced, "").replace(/`[^`\n]*`/g, "");
  return [...text.matchAll(link)]
    .map(([, bracketed, plain, reference]) => (bracketed ?? plain ?? reference)!)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors of its headings, as GitHub makes them; a heading that comes again is numbered. */
export function anchorsOf(markdown: string): string[] {
  const seen = new Map<string, number>();
  return [...markdown.replace(fenced, "").matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
    const anchor = heading!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}
