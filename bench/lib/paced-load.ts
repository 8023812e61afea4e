import { Agent, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

export type PacedLoad = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clients: number;
  readonly seconds: number;
  /** Mean pause of each client between an answer and its next question, in milliseconds. */
  readonly pause: number;
};

/** Clients that pause between their questions, as people do, each at its own moments. Gives the times of answers in ms, sorted. */
export async function putPacedLoad({ url, headers, clients, seconds, pause }: PacedLoad): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  async function ask(): Promise<void> {
    await wait(Math.random() * pause * 2);
    while (performance.now() < until) {
      const started = performance.now();
      await answerTo(url, headers, agent);
      times.push(performance.now() - started);
      await wait(Math.random() * pause * 2);
    }
  }
  await Promise.all(Array.from({ length: clients }, ask));
  agent.destroy();
  return times.sort((a, b) => a - b);
}

function answerTo(url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      answer.resume().on("end", resolve);
    }).on("error", reject);
  });
}
