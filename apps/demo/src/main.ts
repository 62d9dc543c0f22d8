import { styleText } from "node:util";

import { createGuide } from "./guide.ts";
import { terminalTour } from "./terminal-tour.ts";
import { tour } from "./tour.ts";

const title = (text: string) => console.log(styleText("bold", text));

title("API key pairs: create, list and delete, against a real server on this machine");
try {
  const guide = createGuide();
  await tour(guide);
  title("\nThe same from a terminal");
  await terminalTour(guide);
  console.log(styleText("green", "\nEvery step was what it should be."));
} catch (error) {
  console.error(styleText("red", "\nThis step was not what it should be:"), error);
  process.exitCode = 1;
}
