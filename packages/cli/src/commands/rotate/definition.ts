import type { CommandDefinition } from "../../program/command-definition.ts";
import { settleOption, soleCreatorOption } from "../../program/lost-answer-options.ts";
import type { OptionDefinition } from "../../program/option-definition.ts";
import { parseDuration } from "../../program/parse-duration.ts";

const journal: OptionDefinition = {
  flags: "--journal <file>",
  description: "where progress and, beside it, both keys are kept until the end",
  defaultText: "one for each API and profile, in the state directory",
};
const yes: OptionDefinition = { flags: "-y, --yes", description: "do not ask" };
const emergency: OptionDefinition = {
  flags: "--emergency",
  description: "the old key has leaked: no overlap and no grace, its pair is deleted at once",
};

export const rotate: CommandDefinition = {
  name: "rotate",
  summary: "Replace the key that signs, without an outage",
  description: [
    "Creates a new pair, proves that the API accepts its key, hands the key over, lets both keys work for a while (the " +
      "overlap), then deletes the old pair, signed by the new key, and makes sure that the old key is refused. Every " +
      "step is written down before and after it is done: whatever interrupts it, resume goes on and abort takes it back. " +
      "The old key works until the new one is proven and handed over.",
    "Where pairs have names and roles (revision 2026-08), the new one gets those of the old one, and its key is made here. " +
      "There the old pair is switched off before it is deleted: with --grace for a while, in which abort brings it back.",
    "Without --out and --exec, the file of the key in use gets the new key, in one step and with the rights it had. " +
      "Commands take the key before any file does. The first that fails stops the rotation with the old key untouched.",
    "Stops when the overlap begins, and says when to go on; --until done waits for its end, and for that of the grace. " +
      "Where there is no overlap it asks first, and where nobody can be asked, it needs --yes.",
    "The first Ctrl-C waits for what is better not left half done, and the second stops at once.",
  ].join("\n\n"),
  options: [
    { flags: "--out <file>", description: "a new file for the new key, or the one of the key in use" },
    {
      flags: "--exec <command>",
      description:
        "run this with the PEM on its stdin; may be given several times. It is kept in the journal",
      isRepeatable: true,
    },
    {
      flags: "--exec-timeout <duration>",
      description: "how long each command may take",
      parse: parseDuration("1s", "1d"),
      defaultText: "1m",
    },
    {
      flags: "--overlap <duration>",
      description: "how long both keys are to work",
      parse: parseDuration("0s", "90d"),
      defaultText: "24h",
    },
    {
      flags: "--grace <duration>",
      description:
        "how long the old pair is to stay switched off, where the API can do that, before it is deleted",
      parse: parseDuration("0s", "90d"),
      defaultText: "0s",
    },
    {
      flags: "--until <step>",
      description: "how far to go in this run",
      choices: ["overlap", "grace", "done"],
      defaultText: "overlap",
    },
    emergency,
    soleCreatorOption,
    settleOption,
    journal,
    yes,
    { flags: "-n, --dry-run", description: "say what would be done, and stop" },
  ],
  examples: [
    { command: "akp rotate --dry-run", says: "what would be done" },
    { command: "akp rotate", says: "the file of the key in use has the new key; both work for a day" },
    { command: "akp rotate --exec 'vault kv put secret/gr4vy pem=-'", says: "the new key goes to a vault" },
    { command: "akp rotate resume", says: "a day later: the old pair is deleted" },
    { command: "akp rotate --emergency", says: "after a leak: all of it at once" },
  ],
  commands: [
    {
      name: "resume",
      summary: "Go on with a rotation, wherever it stopped",
      description:
        "A step of which it is not known whether it was done is done again: a command may get the key twice. While the " +
        "overlap or the grace is not over, it says until when, and ends with 9; --wait waits. While another run is at it, " +
        "it ends with 10, as rotate and abort do.",
      options: [
        { flags: "--wait", description: "wait for the end of the overlap and of the grace" },
        { ...emergency, description: "the old key has leaked: end the overlap and the grace now" },
        settleOption,
        journal,
        yes,
      ],
      examples: [
        {
          command: "akp rotate resume || [ $? -eq 9 ]",
          says: "from cron: the old pair goes when it is time",
        },
      ],
      load: async () => (await import("./resume.ts")).runRotateResume,
    },
    {
      name: "abort",
      summary: "Take a rotation back",
      description:
        "Gives the old key back to all who got the new one, in the same order (commands run again, with the old key), and " +
        "deletes the new pair at once: whoever still signs with the new key is refused. Asks first when there is one; " +
        "where nobody can be asked, it needs --yes. Once the deletion of the old pair has begun, only resume is left.",
      options: [
        {
          flags: "--skip-commands",
          description: "do not run the commands of --exec again, such as where they fail",
        },
        settleOption,
        journal,
        yes,
      ],
      load: async () => (await import("./abort.ts")).runRotateAbort,
    },
    {
      name: "status",
      summary: "Say where a rotation is, and what to type next",
      description: "Sends nothing, and needs no key.",
      options: [journal],
      load: async () => (await import("./status.ts")).runRotateStatus,
    },
  ],
  load: async () => (await import("./run.ts")).runRotate,
};
