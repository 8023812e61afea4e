import { join } from "node:path";
import { readConfig } from "#kernel/config";

let chosen: string | null = null;

/** Where the Parquet files of data sets lie: `statistics` in the data folder. */
export function statisticsFolder(): string {
  chosen ??= join(readConfig(process.env).dataFolder, "statistics");
  return chosen;
}

/** Tests and demonstrations put their files elsewhere; gives the way back. */
export function setStatisticsFolder(folder: string): () => void {
  const before = chosen;
  chosen = folder;
  return () => {
    chosen = before;
  };
}

export function parquetOf(dataSetId: string): string {
  return join(statisticsFolder(), `${dataSetId}.parquet`);
}
