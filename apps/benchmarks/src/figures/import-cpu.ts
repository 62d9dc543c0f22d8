import type { Benchmark } from "../figure.ts";
import { cpuOfRuns } from "../measure/command-cpu.ts";
import { medianOf } from "../measure/measured.ts";
import { takeTurns } from "../measure/take-turns.ts";
import { fileOfRival } from "../rivals/rivals.ts";

const rounds = 9;
const runs = 2;

/** CPU of importing what a program needs that signs and lists, beyond that of a Node.js that does nothing. */
export const importCpu: Benchmark = async () => {
  const client = new URL("../../../../packages/client/dist/", import.meta.url).pathname;
  const costs = await takeTurns(
    {
      ours: importing(`${client}index.js`, `${client}auth/index.js`),
      sdk: importing(await fileOfRival("@gr4vy/sdk", "index.js")),
      openApiFetch: importing(await fileOfRival("openapi-fetch", "dist/index.mjs")),
      nothing: importing(),
    },
    rounds,
  );
  const beyond = (values: readonly number[]) => values.map((cost, round) => cost - costs.nothing[round]!);
  const ours = beyond(costs.ours);
  const compared = (others: readonly number[]) =>
    medianOf(ours.map((cost, round) => cost / beyond(others)[round]!));
  const name = "CPU of importing the client, beyond node -e 0";
  return [
    {
      id: "import-cpu/milliseconds",
      name,
      per: "ms",
      ...medianOf(ours.map((cost) => (cost * 1000) / runs)),
      atMost: 200,
    },
    { id: "import-cpu/sdk", name, per: "@gr4vy/sdk", ...compared(costs.sdk), atMost: 0.5 },
  ];
};

function importing(...files: string[]) {
  const program = files.map((file) => `import ${JSON.stringify(file)};`).join("");
  return async () => await cpuOfRuns(["--input-type=module", "--eval", program], { runs });
}
