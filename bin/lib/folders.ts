import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** A file as named by the person, seen from where they stand (npm works in the project's folder). */
export function fileOf(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name);
}
