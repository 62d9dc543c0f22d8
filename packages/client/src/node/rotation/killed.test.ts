import { describe, expect, test } from "vitest";

import {
  abortRotation,
  resumeRotation,
  RotationError,
  startRotation,
  type RotationOptions,
  type RotationStatus,
} from "../../rotation/index.ts";
import { secretsIn } from "../../testing/canaries.ts";
import { startKillSite } from "../../testing/killed/kill-site.ts";
import { startOptions } from "../../testing/killed/rotation-in-files.ts";
import { tellMoments } from "../../testing/killed/tell-moments.ts";

/** What came of a rotation that was killed at a moment. */
interface KilledRow {
  readonly moment: string;
  readonly resumed?: string;
  readonly aborted: string;
  /** How often it was looked whether both users have a key that works, and how often one had none. */
  readonly looks: number;
  readonly outages: number;
}

declare module "vitest" {
  interface TaskMeta {
    killed?: readonly KilledRow[];
  }
}

/** At each revision those moments at which most is at stake, each the first time that it comes; with `KILLS=all` every one. */
const atStake = {
  "2021-10": {
    start: ["POST carried out", "handed over: file", "DELETE carried out"],
    abort: ["written: abort", "handed back: command"],
  },
  "2026-08": { start: ["POST carried out", "PUT carried out"], abort: ["PUT carried out"] },
} as const;
type Revision = keyof typeof atStake;
const isAll = process.env["KILLS"] === "all";
/** Some hundred processes, on a machine that may have more to do. In milliseconds. */
const timeout = isAll ? 3_600_000 : 120_000;

async function choose(revision: Revision, move: "start" | "abort", begin: () => Promise<Rotation>) {
  if (!isAll) return atStake[revision][move];
  const { moments } = await (await begin()).run(move);
  return moments.keys();
}

type Rotation = Awaited<ReturnType<Awaited<ReturnType<typeof startKillSite>>>>;

/** Does something while both users are watched, and looks at what is there then. */
async function finish(
  rotation: Rotation,
  before: readonly string[],
  act: (options: RotationOptions) => Promise<RotationStatus>,
) {
  const {
    result: status,
    looks,
    outages,
  } = await rotation.watch((tell) => tellMoments(rotation.options, tell, act));
  const [file, sink] = rotation.keys();
  expect(sink).toBe(file);
  expect(await rotation.accepts(file!)).toBe(true);
  const isDone = status.state === "done";
  const id = isDone ? status.newId : rotation.oldId;
  // The wanted set: all that was there, with one key pair for the other.
  expect(new Set(await rotation.ids())).toEqual(
    new Set([...before.filter((one) => one !== rotation.oldId), id]),
  );
  expect(await rotation.accepts(rotation.oldKey)).toBe(!isDone);
  if (!isDone) expect(file).toBe(rotation.oldKey);
  expect(rotation.files()).toEqual(["key.pem", "rotation", "sink"]);
  expect(secretsIn(rotation.journal(), [file!, rotation.oldKey])).toEqual([]);
  const { deleted } = status.account;
  const lost = deleted.length > 0 ? `, ${deleted.length} without a key deleted` : "";
  return { outcome: `${status.state}: ${isDone ? "new" : "old"} key${lost}`, looks, outages };
}

/** Runs a rotation, or what takes it back, that is killed. */
async function kill(rotation: Rotation, move: "start" | "abort", killAt: number | string) {
  const { result, looks, outages } = await rotation.watch((tell) => rotation.run(move, { killAt, tell }));
  expect(result.signal).toBe("SIGKILL");
  return { moment: result.moments.at(-1)!, looks, outages };
}

/** Takes it back or, where it is too late for that, goes on. */
async function abortOrResume(options: RotationOptions): Promise<RotationStatus> {
  try {
    return await abortRotation(options);
  } catch (error) {
    if (!(error instanceof RotationError && error.problem === "not_abortable")) throw error;
    return await resumeRotation(options);
  }
}

function sum(parts: readonly { readonly looks: number; readonly outages: number }[]) {
  return {
    looks: parts.reduce((all, { looks }) => all + looks, 0),
    outages: parts.reduce((all, { outages }) => all + outages, 0),
  };
}

describe.each<[Revision, afterPost: string]>([
  ["2021-10", ", 1 without a key deleted"],
  // Its key is in the vault.
  ["2026-08", ""],
])("at an API of revision %s", (revision, afterPost) => {
  test(
    "killed at any moment, a rotation is finished or taken back, and its users always have a key",
    { timeout },
    async ({ task }) => {
      const prepare = await startKillSite(revision);
      const rows: KilledRow[] = [];
      for (const at of await choose(revision, "start", prepare)) {
        const first = await prepare();
        let before = await first.ids();
        const killed = await kill(first, "start", at);
        // A process that ended as it began had no time to keep the old key.
        const resumed = await finish(first, before, (options) =>
          resumeRotation({ ...options, currentKey: first.oldKey }),
        );

        const second = await prepare();
        before = await second.ids();
        const again = await kill(second, "start", at);
        const aborted = await finish(second, before, abortOrResume);
        rows.push({
          moment: killed.moment,
          resumed: resumed.outcome,
          aborted: aborted.outcome,
          ...sum([killed, resumed, again, aborted]),
        });
      }
      task.meta.killed = rows;
      expect(rows.filter(({ outages }) => outages > 0)).toEqual([]);
      const late = rows.findIndex(
        ({ moment }) => moment === (isAll ? "written: before delete" : "DELETE carried out"),
      );
      expect(rows.map(({ aborted }) => aborted.startsWith("done"))).toEqual(
        rows.map((_, index) => late !== -1 && index >= late),
      );
      expect(rows.find(({ moment }) => moment === "POST carried out")).toMatchObject({
        resumed: `done: new key${afterPost}`,
        aborted: `aborted: old key${afterPost}`,
      });
    },
  );

  test(
    "killed at any moment while it is taken back, a rotation is taken back all the same",
    { timeout },
    async ({ task }) => {
      const prepare = await startKillSite(revision);
      // As far as it can be taken back: where the API can, the old pair is switched off.
      const until = revision === "2026-08" ? "grace" : "overlap";
      const underWay = async () => {
        const rotation = await prepare();
        const before = await rotation.ids();
        const { oldKey: currentKey, options } = rotation;
        await startRotation({ ...options, ...startOptions, currentKey, until });
        return { rotation, before };
      };
      const rows: KilledRow[] = [];
      for (const at of await choose(revision, "abort", async () => (await underWay()).rotation)) {
        const { rotation, before } = await underWay();
        const killed = await kill(rotation, "abort", at);
        const aborted = await finish(rotation, before, abortRotation);
        rows.push({ moment: killed.moment, aborted: aborted.outcome, ...sum([killed, aborted]) });
      }
      task.meta.killed = rows;
      expect(rows.map(({ aborted, outages }) => ({ aborted, outages }))).toEqual(
        rows.map(() => ({ aborted: "aborted: old key", outages: 0 })),
      );
    },
  );
});
