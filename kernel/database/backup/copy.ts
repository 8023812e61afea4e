import type pg from "pg";

/** What `pg` offers beyond its types for COPY. */
type CopyConnection = pg.Connection & {
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
  sendCopyFail: (reason: string) => void;
};

/** One COPY statement as `pg` runs it; `pg` has no way of its own. Each method answers a message of the server. */
class CopyStatement implements pg.Submittable {
  readonly finished: Promise<number>;
  readonly #text: string;
  readonly #onChunk: ((chunk: Buffer, connection: CopyConnection) => void) | null;
  readonly #source: AsyncIterable<Buffer> | null;
  #resolve: (rows: number) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #rows = 0;
  #problem: unknown = null;

  constructor(
    text: string,
    {
      onChunk,
      source,
    }: { onChunk?: (chunk: Buffer, connection: CopyConnection) => void; source?: AsyncIterable<Buffer> },
  ) {
    this.#text = text;
    this.#onChunk = onChunk ?? null;
    this.#source = source ?? null;
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }

  handleCopyData(message: { chunk: Buffer }, connection: CopyConnection): void {
    this.#onChunk?.(message.chunk, connection);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.#send(connection);
  }

  handleCommandComplete(message: { text: string }): void {
    this.#rows = Number(/^COPY (\d+)$/.exec(message.text)?.[1] ?? 0);
  }

  handleError(error: unknown): void {
    this.#problem ??= error;
    this.#reject(this.#problem);
  }

  handleReadyForQuery(): void {
    if (this.#problem === null) this.#resolve(this.#rows);
    else this.#reject(this.#problem);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}

  async #send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source ?? []) {
        if (this.#problem !== null) return;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await drained(connection);
      }
      connection.endCopyFrom();
    } catch (error) {
      this.#problem = error;
      connection.sendCopyFail("the source broke off");
    }
  }
}

function drained({ stream }: pg.Connection): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stream.off("drain", go).off("close", go);
      resolve();
    };
    stream.on("drain", go).on("close", go);
  });
}

/** Above this much waiting text the server is asked to pause. */
const waitingBytes = 4_000_000;

/** Runs `copy … to stdout` and hands its text to `take`, piece by piece. Gives the number of rows. */
export async function copyOut(
  client: pg.Client,
  statement: string,
  take: (chunk: Buffer) => Promise<void>,
): Promise<number> {
  const waiting: Buffer[] = [];
  let size = 0;
  let wake = () => {};
  let paused: CopyConnection | null = null;
  const copy = new CopyStatement(statement, {
    onChunk(chunk, connection) {
      // pg writes the next message over this one.
      waiting.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > waitingBytes) {
        paused = connection;
        connection.stream.pause();
      }
      wake();
    },
  });
  let over = false;
  const finished = copy.finished.finally(() => {
    over = true;
    wake();
  });
  finished.catch(() => {});
  client.query(copy);
  while (!over || waiting.length > 0) {
    const chunk = waiting.shift();
    if (chunk === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    size -= chunk.length;
    await take(chunk);
    if (size < waitingBytes / 2) resume(paused);
  }
  return finished;
}

function resume(connection: CopyConnection | null): void {
  if (connection?.stream.isPaused() === true) connection.stream.resume();
}

/** Runs `copy … from stdin` with the text of `source`. Gives the number of rows. */
export async function copyIn(
  client: pg.Client,
  statement: string,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  const copy = new CopyStatement(statement, { source });
  client.query(copy);
  return copy.finished;
}
