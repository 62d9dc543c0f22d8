import type { PublishedPackage } from "./published-packages.ts";

/**
 * Checks what a registry tells of packages: that it has their version under the tag, and that everything they depend on
 * is a version that strangers can install.
 */
export async function checkPublished(
  registry: string,
  packages: readonly PublishedPackage[],
  tag: string,
): Promise<void> {
  for (const { name, version } of packages) {
    const response = await fetch(new URL(name.replace("/", "%2f"), registry));
    if (!response.ok) throw new Error(`The registry answers ${response.status} when asked for ${name}.`);
    const { "dist-tags": tags, versions } = await response.json();
    if (tags[tag] !== version) throw new Error(`${name}: "${tag}" is ${tags[tag]} and not ${version}.`);
    const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = versions[version];
    for (const [dependency, range] of Object.entries<string>({
      ...dependencies,
      ...peerDependencies,
      ...devDependencies,
    })) {
      if (!/^[\^~]?\d/.test(range))
        throw new Error(`${name} depends on ${dependency} "${range}", which no registry knows.`);
      if (dependency.startsWith("@api-key-pairs/") && !range.endsWith(version))
        throw new Error(`${name} ${version} depends on ${dependency} ${range}.`);
    }
  }
}
