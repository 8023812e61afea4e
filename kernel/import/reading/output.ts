import { once } from "node:events";
import type { ChildMessage, TableHead, TableRow } from "../table.ts";

/** Where a reader puts what it found. */
export type Emit = {
  readonly head: (head: TableHead) => Promise<void>;
  readonly row: (row: TableRow, share: number) => Promise<void>;
};

/** Writes one JSON line and waits while the parent is behind. */
export async function send(message: ChildMessage): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, "drain");
}

/** Collects rows into batches of at most `size` rows or about a megabyte. */
export class Batches implements Emit {
  #rows: TableRow[] = [];
  #characters = 0;
  #head: TableHead | undefined;
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  head = async (head: TableHead): Promise<void> => {
    this.#head = head;
  };

  row = async (row: TableRow, share: number): Promise<void> => {
    this.#rows.push(row);
    for (const cell of row.cells) this.#characters += cell.length;
    if (this.#rows.length >= this.#size || this.#characters > 1_000_000) await this.flush(share);
  };

  async flush(share: number): Promise<void> {
    const head = this.#head === undefined ? {} : { head: this.#head };
    await send({ kind: "batch", ...head, rows: this.#rows, share: Math.min(1, share) });
    this.#rows = [];
    this.#characters = 0;
    this.#head = undefined;
  }
}
