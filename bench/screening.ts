/**
 * The interview on a device: from an answer to the next paint in a form of 150 questions with the processor slowed, 500
 * stored screenings opened, and the size of what lies on the device: `npm run bench -- screening`.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import type { Instrument } from "../modules/screening/screening.ts";
import { makeGround, startPalermo } from "./lib/child-server.ts";
import { signIn } from "./lib/client.ts";
import { projectFolder } from "./lib/machine.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";
import { answeringFigures } from "./screening/answering.ts";
import { appSizeFigures } from "./screening/app-size.ts";
import { longForm } from "./screening/long-form.ts";
import { chromiumPath, openPhone } from "./screening/phone.ts";
import { storedFigures } from "./screening/stored.ts";

const smoke = isSmoke();
const answers = smoke ? 6 : 400;
const stored = smoke ? { count: 10, turns: 1 } : { count: 500, turns: 7 };

// The web app as users load it; built like at a start.
execFileSync(process.execPath, ["-e", "import('./bin/lib/web-build.mjs').then((web) => web.buildWeb())"], {
  cwd: projectFolder,
  stdio: "inherit",
});
const figures: Figure[] = appSizeFigures();
if (existsSync(chromiumPath)) figures.push(...(await onAPhone()));
else process.stdout.write("Skipped: the interview; there is no Chromium (PALERMO_TEST_CHROMIUM).\n");
figures.push({
  what: "load of the machine at the end, one minute",
  value: loadavg()[0] ?? Number.NaN,
  unit: "",
});
report("screening", { smoke, figures, packages: ["react", "@mantine/core", "dexie", "hash-wasm"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

async function onAPhone(): Promise<Figure[]> {
  const ground = makeGround({ PALERMO_DEMO: "1" });
  try {
    const palermo = await startPalermo(ground);
    try {
      const editor = await signIn(palermo.address, "editor");
      const instrument = longForm();
      await editor.call("screening.keep-instrument", { begin: true, instrument });
      await editor.call("screening.publish-instrument", { id: instrument.id, version: instrument.version });
      const officer = await signIn(palermo.address, "frontline");
      const { items } = (await officer.call("screening.list-instruments", {})) as { items: Instrument[] };
      const phone = await openPhone(palermo.address);
      try {
        return [...(await answeringFigures(phone, answers)), ...(await storedFigures(phone, items, stored))];
      } finally {
        await phone.close();
      }
    } finally {
      await palermo.stop();
    }
  } finally {
    ground.remove();
  }
}
