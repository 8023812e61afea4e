/** Every page of figures over the real data sets: time to its data over HTTP, time to its pictures in a browser, memory after all. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { z } from "zod";
import { makeGround, type Running, startPalermo } from "./lib/child-server.ts";
import { type Client, signIn } from "./lib/client.ts";
import { projectFolder } from "./lib/machine.ts";
import { timed } from "./lib/numbers.ts";
import { familyMemory } from "./lib/processes.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";
import { importRealFiles } from "./views/real-files.ts";

const smoke = isSmoke();
const turns = smoke ? 1 : 5;
const chromiumPath = process.env.PALERMO_TEST_CHROMIUM ?? "/usr/bin/chromium";
const Views = z.object({ items: z.array(z.object({ view: z.string(), to: z.string() })) });

// The web app as users load it; built like at a start.
execFileSync(process.execPath, ["-e", "import('./bin/lib/web-build.mjs').then((web) => web.buildWeb())"], {
  cwd: projectFolder,
  stdio: "inherit",
});
const ground = makeGround();
const figures: Figure[] = [];
try {
  const palermo = await startPalermo(ground);
  try {
    const imported = importRealFiles(ground.env, smoke ? 1 : Number.POSITIVE_INFINITY);
    figures.push({ what: "real files imported", value: imported, unit: "" });
    const rapporteur = await signIn(palermo.address, "rapporteur");
    const { items } = Views.parse(await rapporteur.call("statistics.list-views", {}));
    figures.push(...(await toData(rapporteur, items)));
    figures.push(...(await ofCountry(rapporteur)));
    if (existsSync(chromiumPath)) figures.push(...(await toPicture(palermo, items)));
    else process.stdout.write("Skipped: pictures; there is no Chromium (PALERMO_TEST_CHROMIUM).\n");
    const memory = familyMemory(palermo.pid).reduce((sum, { mib }) => sum + mib, 0);
    figures.push({ what: "memory after all views", value: memory, unit: "MiB", target: { atMost: 700 } });
  } finally {
    await palermo.stop();
  }
} finally {
  ground.remove();
}
report("views", { smoke, figures, packages: ["@duckdb/node-api", "echarts", "fastify", "react"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;

type Item = z.infer<typeof Views>["items"][number];

/** The first asking of a view loads its data sets; what follows is what readers meet. */
async function toData(client: Client, items: readonly Item[]): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const { view } of items) {
    const first = await timed(() => client.call("statistics.show-view", { view }));
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn += 1)
      times.push(await timed(() => client.call("statistics.show-view", { view })));
    found.push(
      { what: `${view}: to data, first`, value: first, unit: "ms" },
      { what: "  slowest of the next", value: Math.max(...times), unit: "ms", target: { atMost: 300 } },
    );
  }
  return found;
}

/** A country's page and its document, of a country with much data. */
async function ofCountry(client: Client): Promise<Figure[]> {
  const slowest = async (name: string, input: unknown): Promise<number> => {
    const times: number[] = [];
    for (let turn = 0; turn <= turns; turn += 1) times.push(await timed(() => client.call(name, input)));
    return Math.max(...times.slice(1));
  };
  const data = await slowest("statistics.show-country", { country: "NL" });
  const pdf = await slowest("statistics.export-country", { country: "NL", format: "pdf" });
  return [
    { what: "country profile: to data", value: data, unit: "ms" },
    { what: "country profile: PDF", value: pdf, unit: "ms", target: { atMost: 3000 } },
  ];
}

/** From the address to the last picture, the app's files being at hand. */
async function toPicture(palermo: Running, items: readonly Item[]): Promise<Figure[]> {
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${palermo.address}/app/sign-in`);
    await page.getByRole("textbox").first().fill("rapporteur@demo.palermo.test");
    await page.locator("input[type=password]").fill("palermo-demo-only");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.includes("sign-in"));
    const found: Figure[] = [];
    for (const { view, to } of items) {
      await page.goto(`${palermo.address}${to}`);
      await page.locator("h1").waitFor();
      await page.waitForLoadState("networkidle");
      const time = await timed(async () => {
        await page.reload();
        await drawn(page);
      });
      found.push({ what: `${view}: to picture`, value: time, unit: "ms", target: { atMost: 1000 } });
    }
    return found;
  } finally {
    await browser.close();
  }
}

/** Waits until every picture within the screen stands; a page without figures has none. Asked again each 10 ms, for 10 s. */
async function drawn(page: Page): Promise<void> {
  for (let turn = 0; turn < 1000; turn += 1) {
    const done = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll("main [role=img]")];
      const seen = boxes.filter((box) => box.getBoundingClientRect().top < innerHeight);
      const settled =
        document.querySelector("main h1") !== null &&
        document.querySelector("main [aria-busy=true]") === null;
      return settled && seen.every((box) => box.querySelector("svg, canvas") !== null);
    });
    if (done) return;
    await new Promise((next) => setTimeout(next, 10));
  }
  throw new Error(`${page.url()}: a picture did not come within 10 s`);
}
