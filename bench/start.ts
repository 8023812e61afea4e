/** Time to ready, memory at rest with the demonstration loaded, and size of the first load. */
import { setTimeout as wait } from "node:timers/promises";
import { makeGround, startPalermo } from "./lib/child-server.ts";
import { median } from "./lib/numbers.ts";
import { familyMemory } from "./lib/processes.ts";
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";
import { firstLoadSize } from "./lib/web-size.ts";

const smoke = isSmoke();
const starts = smoke ? 1 : 5;
const restSeconds = smoke ? 1 : 20;

const figures: Figure[] = [
  ...(await measureEmptyStart()),
  ...(await measureDemonstration()),
  ...measureWeb(),
];
report("start", {
  smoke,
  figures,
  packages: ["fastify", "pg", "pg-boss", "@duckdb/node-api", "react", "vite"],
});
if (!smoke && !figures.every(holds)) process.exitCode = 1;

async function measureEmptyStart(): Promise<Figure[]> {
  const ground = makeGround({ PALERMO_DEMO: "0" });
  try {
    const running = await startPalermo(ground);
    await running.stop();
    return [{ what: "first start, empty", value: running.msToReady / 1000, unit: "s" }];
  } finally {
    ground.remove();
  }
}

async function measureDemonstration(): Promise<Figure[]> {
  const ground = makeGround();
  try {
    const first = await startPalermo(ground);
    await first.stop();
    const times: number[] = [];
    for (let turn = 0; turn < starts; turn += 1) {
      const running = await startPalermo(ground);
      times.push(running.msToReady);
      await running.stop();
    }
    const running = await startPalermo(ground);
    await wait(restSeconds * 1000);
    const processes = familyMemory(running.pid);
    await running.stop();
    const sum = (some: typeof processes) => some.reduce((total, one) => total + one.mib, 0);
    return [
      { what: "first start, demonstration loaded", value: first.msToReady / 1000, unit: "s" },
      {
        what: `second start to ready, median of ${starts}`,
        value: median(times) / 1000,
        unit: "s",
        target: { atMost: 3 },
      },
      {
        what: `memory after ${restSeconds} s of rest, ${processes.length} processes`,
        value: sum(processes),
        unit: "MB",
        target: { atMost: 450 },
      },
      {
        what: "  of these PostgreSQL",
        value: sum(processes.filter((one) => one.name.startsWith("postgres"))),
        unit: "MB",
      },
    ];
  } finally {
    ground.remove();
  }
}

function measureWeb(): Figure[] {
  const size = firstLoadSize();
  if (size === null) return [];
  return [
    { what: "script of the first load, brotli", value: size.script, unit: "KB", target: { atMost: 200 } },
    { what: "style of the first load, brotli", value: size.style, unit: "KB" },
  ];
}
