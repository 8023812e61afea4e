import { Agent, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

export type MixedLoad = {
  /** The next address, with the kind of page that it counts for. */
  readonly next: () => { readonly kind: string; readonly url: string };
  readonly perSecond: number;
  readonly seconds: number;
};

export type MixedAnswer = { readonly kind: string; readonly ms: number; readonly bytes: number };

/**
 * So many requests each second, sent at their moment whether earlier ones were answered or not, so that waiting counts.
 * Rejects when one is answered with anything but 200.
 */
export async function putMixedLoad({ next, perSecond, seconds }: MixedLoad): Promise<MixedAnswer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const began = performance.now();
  const asked: Promise<MixedAnswer>[] = [];
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const early = began + (number * 1000) / perSecond - performance.now();
    if (early > 1) await wait(early);
    const answer = ask(next(), agent);
    // Told below; until then it must not count as unheard.
    answer.catch(() => {});
    asked.push(answer);
  }
  const answers = await Promise.all(asked);
  agent.destroy();
  return answers;
}

function ask({ kind, url }: { kind: string; url: string }, agent: Agent): Promise<MixedAnswer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      let bytes = 0;
      answer.on("data", (part: Buffer) => {
        bytes += part.length;
      });
      answer.on("end", () => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
        else resolve({ kind, ms: performance.now() - started, bytes });
      });
    }).on("error", reject);
  });
}
