import fc from "fast-check";
import { expect, test } from "vitest";

import { newMachine } from "../testing/machine.ts";
import { loadConfig, type ConfigFlags } from "./load-config.ts";

/** From the strongest level to the weakest. */
const levels = ["flag", "variable", "profile"] as const;
type Level = (typeof levels)[number];

/** A value, or none, at each level. */
const perLevel = (value: fc.Arbitrary<string>) =>
  fc.record(
    Object.fromEntries(levels.map((level) => [level, fc.option(value, { nil: undefined })])) as Record<
      Level,
      fc.Arbitrary<string | undefined>
    >,
  );

const names = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const assignments = fc.record({
  instance: perLevel(names),
  environment: perLevel(fc.constantFrom("production", "sandbox")),
  output: perLevel(fc.constantFrom("table", "json", "jsonl", "yaml", "ids")),
  privateKeyFile: perLevel(names.map((name) => `/keys/${name}.pem`)),
  /** What names the profile; the file does where nothing else is to. */
  chosenBy: fc.constantFrom("flag", "variable", "file"),
});

const places = {
  instance: ["--instance", "GR4VY_ID", "instance"],
  environment: ["--environment", "GR4VY_ENVIRONMENT", "environment"],
  output: ["--output", "GR4VY_OUTPUT", "output"],
  privateKeyFile: ["--private-key-file", "GR4VY_PRIVATE_KEY_FILE", "private_key_file"],
} as const;
const settings = Object.keys(places) as (keyof typeof places)[];

const fallback: Partial<Record<keyof typeof places, string>> = {
  instance: "plantly",
  environment: "production",
};

test("whatever is given where, the strongest level wins, and the source names it", async () => {
  const machine = newMachine();
  await fc.assert(
    fc.asyncProperty(assignments, async ({ chosenBy, ...given }) => {
      const at = (level: Level, key: 0 | 1 | 2 | "setting") =>
        Object.fromEntries(
          settings.flatMap((setting) => {
            const value = given[setting][level];
            return value === undefined ? [] : [[key === "setting" ? setting : places[setting][key], value]];
          }),
        );
      const table = Object.entries(at("profile", 2)).map(([key, value]) => `${key} = "${value}"`);
      const top =
        chosenBy === "file" ? ['profile = "p"'] : ['profile = "q"', "[profiles.q]", 'instance = "wrong"'];
      machine.configure([...top, "[profiles.p]", ...table].join("\n"));
      const flags: ConfigFlags = { ...at("flag", "setting"), ...(chosenBy === "flag" && { profile: "p" }) };
      const env = {
        ...machine.env,
        ...at("variable", 1),
        ...(chosenBy === "variable" && { GR4VY_PROFILE: "p" }),
      };

      const config = await loadConfig({ flags, env });
      for (const setting of settings) {
        const winner = levels.find((level) => given[setting][level] !== undefined);
        const from = {
          flag: places[setting][0],
          variable: places[setting][1],
          profile: `profile p (${machine.configFile})`,
          none: "default",
        }[winner ?? "none"];
        const value = winner === undefined ? fallback[setting] : given[setting][winner];
        expect(config.sources[setting]).toEqual(value === undefined ? undefined : { value, from });
      }
      const { instance, environment, output } = config.sources;
      expect(config.target).toEqual({ instance: instance!.value, environment: environment!.value });
      expect(config.output).toBe(output?.value);
    }),
    { numRuns: 200 },
  );
});
