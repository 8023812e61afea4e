import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { RunningDigests, type Turn } from "./running-digests.ts";

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex");

async function turnOf(digests: RunningDigests, part: number): Promise<Turn> {
  const turn = await digests.take("upload", part);
  if (turn === null) throw new Error(`part ${part} has no turn`);
  return turn;
}

function readAll(turn: Turn, text: string): Turn {
  turn.hash.update(text);
  turn.read();
  return turn;
}

describe("the digest of an upload whose parts arrive in order", () => {
  it("is there once every part was kept, and not before", async () => {
    const digests = new RunningDigests();
    readAll(await turnOf(digests, 0), "a").kept();
    const last = readAll(await turnOf(digests, 1), "b");
    expect(digests.whole("upload", 2)).toBeNull();
    last.kept();
    expect(digests.whole("upload", 2)).toBe(digestOf("ab"));
    expect(digests.whole("upload", 3)).toBeNull();
    digests.forget("upload");
    expect(digests.whole("upload", 2)).toBeNull();
  });

  it("lets a part wait until the one before was read, not until it was kept", async () => {
    const digests = new RunningDigests();
    const first = await turnOf(digests, 0);
    let begun = false;
    const second = turnOf(digests, 1).then((turn) => {
      begun = true;
      return turn;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toBe(false);
    readAll(first, "a");
    readAll(await second, "b").kept();
    first.kept();
    expect(digests.whole("upload", 2)).toBe(digestOf("ab"));
  });

  it("goes on when a part broke off in the middle and came again", async () => {
    const digests = new RunningDigests();
    readAll(await turnOf(digests, 0), "a").kept();
    const broken = await turnOf(digests, 1);
    broken.hash.update("half");
    broken.lost();
    readAll(await turnOf(digests, 1), "b").kept();
    expect(digests.whole("upload", 2)).toBe(digestOf("ab"));
  });

  it("is given up when a part was read and then not kept, for other bytes may stand in its place", async () => {
    const digests = new RunningDigests();
    readAll(await turnOf(digests, 0), "a").kept();
    const lost = readAll(await turnOf(digests, 1), "x");
    const after = await turnOf(digests, 2);
    lost.lost();
    readAll(after, "c").kept();
    expect(digests.whole("upload", 3)).toBeNull();
    expect(await digests.take("upload", 1)).toBeNull();
  });

  it("has no turn for a part out of order, one sent twice at once, or after a break of the server", async () => {
    const digests = new RunningDigests();
    expect(await digests.take("upload", 1)).toBeNull();
    const first = await turnOf(digests, 0);
    expect(await digests.take("upload", 2)).toBeNull();
    readAll(first, "a").kept();
    const one = await turnOf(digests, 1);
    expect(await digests.take("upload", 1)).toBeNull();
    one.lost();
    readAll(await turnOf(digests, 0), "z");
    expect(digests.whole("upload", 2)).toBeNull();
  });

  it("keeps the latest two hundred", async () => {
    const digests = new RunningDigests();
    for (let n = 0; n <= 200; n += 1) (await digests.take(`upload ${n}`, 0))?.lost();
    expect(await digests.take("upload 0", 1)).toBeNull();
    const kept = await digests.take("upload 200", 0);
    expect(kept).not.toBeNull();
  });
});
