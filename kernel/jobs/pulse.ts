import { sql } from "kysely";
import type { EnterJob } from "./worker.ts";

type Settings = {
  readonly jobId: string;
  readonly enter: EnterJob;
  readonly stop: AbortController;
  readonly beatMs: number;
};

/** Progress is written at most this often. */
const writeEveryMs = 300;

/** A running job's sign of life: writes its progress, and hears whether its requester asked it to stop. */
export class Pulse {
  readonly #settings: Settings;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #written = 0;
  #state = { done: 0, total: 0, step: "" };

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  start(): void {
    this.#timer = setInterval(() => this.#write(), this.#settings.beatMs);
    this.#timer.unref();
  }

  progress = async (done: number, total: number, step: string): Promise<void> => {
    const newStep = step !== this.#state.step;
    this.#state = { done: Math.floor(done), total: Math.floor(total), step };
    if (newStep || performance.now() - this.#written >= writeEveryMs) await this.#write();
    this.#settings.stop.signal.throwIfAborted();
  };

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }

  #write(): Promise<void> {
    this.#written = performance.now();
    this.#writing = this.#writing.then(() => this.#beat()).catch(() => {});
    return this.#writing;
  }

  async #beat(): Promise<void> {
    const { jobId, enter, stop } = this.#settings;
    const { done, total, step } = this.#state;
    const asked = await enter(jobId, async ({ tx }) => {
      const { rows } = await sql<{ stop_asked: boolean }>`
        update jobs.job set heartbeat_at = clock_timestamp(), done = ${done}, total = ${total}, step = ${step}
        where job_id = ${jobId}::uuid and state = 'running'
        returning stop_asked
      `.execute(tx);
      return rows[0]?.stop_asked ?? true;
    });
    if (asked && !stop.signal.aborted) stop.abort("cancelled");
  }
}
