import { spawn } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { projectFolder } from "./machine.ts";

const Result = z.object({
  requests: z.object({ average: z.number(), total: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number(), max: z.number() }),
  errors: z.number(),
  non2xx: z.number(),
});

export type Load = {
  readonly url: string;
  readonly clients: number;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with POST when given. */
  readonly body?: unknown;
};

export type LoadResult = {
  readonly perSecond: number;
  readonly total: number;
  readonly p50: number;
  readonly p99: number;
};

/** Puts load on one address, from a process of its own. Throws when a request failed: a fast error is no figure. */
export async function putLoad({ url, clients, seconds, headers = {}, body }: Load): Promise<LoadResult> {
  const words = ["-c", `${clients}`, "-d", `${seconds}`, "--json", "--no-progress"];
  for (const [name, value] of Object.entries(headers)) words.push("-H", `${name}=${value}`);
  if (body !== undefined)
    words.push("-m", "POST", "-H", "content-type=application/json", "-b", JSON.stringify(body));
  const result = Result.parse(JSON.parse(await run([...words, url])));
  if (result.errors + result.non2xx > 0 || result.requests.total === 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers other than 2xx`);
  return {
    perSecond: result.requests.average,
    total: result.requests.total,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

function run(words: readonly string[]): Promise<string> {
  const script = join(projectFolder, "node_modules", "autocannon", "autocannon.js");
  const child = spawn(process.execPath, [script, ...words], { stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  child.stdout.on("data", (part: Buffer) => {
    said += part.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => resolve(said));
  });
}
