/** Case files: a file of 5 GB into a case and out of it again, beside copying it with openssl; `--mb N` for another size. */
import { parseArgs } from "node:util";
import { evidenceFigures } from "./casefile/evidence.ts";
import { makeGround, startPalermo } from "./lib/child-server.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";

const { values: options } = parseArgs({ options: { mb: { type: "string" } }, strict: false });
const smoke = isSmoke();
const megabytes = typeof options.mb === "string" ? Number(options.mb) : smoke ? 64 : 5 * 1024;

const ground = makeGround({ PALERMO_DEMO: "1" });
const figures: Figure[] = [];
try {
  const palermo = await startPalermo(ground);
  try {
    const place = { address: palermo.address, pid: palermo.pid, folder: ground.folder };
    figures.push(...(await evidenceFigures(place, { megabytes, rounds: smoke ? 1 : 2 })));
  } finally {
    await palermo.stop();
  }
} finally {
  ground.remove();
}
report("casefile", { smoke, figures, packages: ["pg", "fastify"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;
