import type { Declaration, InputOf } from "#kernel/action";
import { call } from "../api/call.ts";
import { type Made, saveMade } from "./save-made.ts";

/** Asks a question whose answer is a file, and hands the file to the reader. */
export async function saveAnswer<D extends Declaration>(name: D["name"], input: InputOf<D>): Promise<void> {
  await saveMade((await call<D>(name, input)) as Made, "csv");
}
