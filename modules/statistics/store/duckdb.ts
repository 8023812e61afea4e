import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Opens the analysis store: in memory, with limits, allowed to touch one folder and nothing else, its settings
 * locked. No extension is loaded or fetched.
 */
export async function openStore(folder: string): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    memory_limit: "512MB",
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  for (const setting of [
    `set allowed_directories = [${literal(folder)}]`,
    "set temp_directory = ''",
    "set enable_external_access = false",
    "set lock_configuration = true",
  ])
    await connection.run(setting);
  return connection;
}
