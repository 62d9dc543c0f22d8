import type { Level } from "./level.ts";
import { settingNames, type SettingName } from "./setting-names.ts";

/** Settings of a group take the place of each other, whatever they are called. */
const groups: readonly (readonly SettingName[])[] = [
  ["baseUrl", "instance", "environment"],
  ["token", "privateKey", "privateKeyFile"],
];

/**
 * Environment variables outrank a profile: that is the order of precedence. It may still surprise somebody who just
 * typed the name of that profile.
 *
 * @param flags - what was typed: where it decides, the other two do not matter
 */
export function overrideWarnings(flags: Level, variables: Level, profile: Level): string[] {
  return groups.flatMap((group) => {
    if (group.some((setting) => flags(setting)) || !group.some((setting) => profile(setting))) return [];
    return group.flatMap((setting) => {
      const found = variables(setting);
      if (found === undefined || found.value === profile(setting)?.value) return [];
      return `${found.from} outranks the profile that ${settingNames.profile.flag} names; unset it to go by the profile`;
    });
  });
}
