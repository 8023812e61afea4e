import { createHash, type Hash } from "node:crypto";

/** A part's turn at the digest of its whole upload: exactly one of `kept` and `lost` ends it. */
export type Turn = {
  readonly hash: Hash;
  /** All bytes of the part were read: the part after it may go on. */
  readonly read: () => void;
  readonly kept: () => void;
  readonly lost: () => void;
};

type Chain = {
  /** The part whose bytes come next, and the digest of all before it. */
  next: number;
  hash: Hash;
  kept: number;
  reading: Promise<void> | null;
};

const mostChains = 200;

/**
 * Digests of uploads whose parts arrive in order at this server, so that none has to be read again at the end. A part may
 * come while the part before is on its way: it waits until that was read, not until it was kept.
 */
export class RunningDigests {
  readonly #chains = new Map<string, Chain>();

  /** The turn of a part; null when a part before it is not known here, so that the digest is taken at the end. */
  async take(uploadId: string, part: number): Promise<Turn | null> {
    if (part === 0) this.#begin(uploadId);
    const chain = this.#chains.get(uploadId);
    if (chain === undefined) return null;
    while (chain.next === part - 1 && chain.reading !== null) await chain.reading;
    if (chain.next !== part || chain.reading !== null || this.#chains.get(uploadId) !== chain) return null;
    return this.#turn(uploadId, chain, part);
  }

  /** The digest of all parts, when each of them was kept as it was read; null otherwise. */
  whole(uploadId: string, parts: number): string | null {
    const chain = this.#chains.get(uploadId);
    if (chain === undefined || chain.next !== parts || chain.kept !== parts) return null;
    return chain.hash.copy().digest("hex");
  }

  forget(uploadId: string): void {
    this.#chains.delete(uploadId);
  }

  #begin(uploadId: string): void {
    this.#chains.delete(uploadId);
    this.#chains.set(uploadId, { next: 0, hash: createHash("sha256"), kept: 0, reading: null });
    for (const oldest of this.#chains.keys()) {
      if (this.#chains.size <= mostChains) break;
      this.#chains.delete(oldest);
    }
  }

  #turn(uploadId: string, chain: Chain, part: number): Turn {
    const hash = chain.hash.copy();
    const { promise, resolve } = Promise.withResolvers<void>();
    chain.reading = promise;
    let state: "reading" | "read" | "over" = "reading";
    const release = () => {
      chain.reading = null;
      resolve();
    };
    return {
      hash,
      read() {
        if (state !== "reading") return;
        state = "read";
        chain.next = part + 1;
        chain.hash = hash;
        release();
      },
      kept() {
        if (state === "read") chain.kept += 1;
        state = "over";
      },
      lost: () => {
        if (state === "reading") release();
        // Its bytes went into the digest and are not there: the digest is of something else.
        if (state === "read" && this.#chains.get(uploadId) === chain) this.#chains.delete(uploadId);
        state = "over";
      },
    };
  }
}
