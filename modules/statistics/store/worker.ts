import { parentPort, workerData } from "node:worker_threads";
import { addPlaces, addSeries } from "./add-series.ts";
import { openStore } from "./duckdb.ts";
import { loadedFiles } from "./loaded.ts";
import { forgetFamilies, makeCube } from "./make-cube.ts";
import { sumFigures } from "./sum-figures.ts";
import type { Answer, Answered, Asked, Work } from "./work.ts";

const connection = await openStore(String((workerData as { folder: string }).folder));
const tableOf = loadedFiles(connection);

async function answer(work: Work): Promise<Answer> {
  switch (work.kind) {
    case "cube":
      return makeCube(connection, await tableOf(work.file, work.all), work);
    case "figures":
      return sumFigures(connection, work.file, work.ask);
    case "series":
      return addSeries(connection, work.file, work.ask);
    case "places":
      return addPlaces(connection, work);
    case "forget":
      forgetFamilies();
      return 0;
    default:
      throw work satisfies never;
  }
}

// One at a time: two readers of one store would only share its two threads and its memory.
let turn: Promise<unknown> = Promise.resolve();
parentPort?.on("message", ({ id, work }: Asked) => {
  turn = turn.then(async () => {
    let said: Answered;
    try {
      said = { id, answer: await answer(work) };
    } catch (error) {
      said = { id, error: error instanceof Error ? error.message : String(error) };
    }
    parentPort?.postMessage(said);
  });
});
