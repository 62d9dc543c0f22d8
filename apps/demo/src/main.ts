import { styleText } from "node:util";

import { createGuide } from "./guide.ts";
import { tour } from "./tour.ts";

console.log(
  styleText("bold", "API key pairs: create, list and delete, against a real server on this machine"),
);
try {
  await tour(createGuide());
  console.log(styleText("green", "\nEvery step was what it should be."));
} catch (error) {
  console.error(styleText("red", "\nThis step was not what it should be:"), error);
  process.exitCode = 1;
}
