import type pg from "pg";
import { Problem } from "#kernel/action";
import type { ParcelFile } from "../words/parcel.ts";
import { pieceBytes, pieceHead } from "../words/parcel-heads.ts";
import { openText } from "./parcel-lock.ts";

type App = Pick<pg.Pool, "query">;
export type PiecePlace = { readonly deviceId: string; readonly fileId: string };

/** Keeps one sealed piece; the same piece again replaces itself. Throws `no-room` for a device that has too much waiting. */
export async function keepPiece(
  app: App,
  { deviceId, fileId }: PiecePlace,
  { number, bytes }: { readonly number: number; readonly bytes: Buffer },
): Promise<void> {
  const { rows } = await app.query<{ word: string }>("select parcel.keep_piece($1, $2, $3, $4) as word", [
    deviceId,
    fileId,
    number,
    bytes,
  ]);
  if (rows[0]?.word !== "kept") throw new Problem("no-room");
}

/** Numbers of a file's pieces that have not come. */
export async function missingPieces(app: App, deviceId: string, file: ParcelFile): Promise<number[]> {
  const { rows } = await app.query<{ number: number }>("select parcel.numbers_of($1, $2) as number", [
    deviceId,
    file.fileId,
  ]);
  const there = new Set(rows.map((row) => row.number));
  return Array.from({ length: file.pieces }, (_, number) => number).filter((number) => !there.has(number));
}

/** The plain bytes of a file whose pieces are all there. Throws `bad-input` for a piece that is not genuine. */
export async function* readPieces(app: App, deviceId: string, file: ParcelFile): AsyncGenerator<Buffer> {
  const key = Buffer.from(file.key, "base64url");
  let left = file.bytes;
  for (let number = 0; number < file.pieces; number += 1) {
    const { rows } = await app.query<{ bytes: Buffer | null }>(
      "select parcel.read_piece($1, $2, $3) as bytes",
      [deviceId, file.fileId, number],
    );
    const plain = openPiece(key, file.fileId, { number, bytes: rows[0]?.bytes ?? null });
    left -= plain.length;
    yield plain;
  }
  if (left !== 0) throw broken(`${file.bytes} bytes, not ${file.bytes - left}`);
}

function openPiece(
  key: Buffer,
  fileId: string,
  { number, bytes }: { readonly number: number; readonly bytes: Buffer | null },
): Buffer {
  try {
    if (bytes === null || bytes.length > pieceBytes + 28) throw new Error("no piece");
    return openText(key, pieceHead(fileId, number), { iv: bytes.subarray(0, 12), text: bytes.subarray(12) });
  } catch {
    throw broken(`a genuine piece ${number}`);
  }
}

function broken(expected: string): Problem {
  return new Problem("bad-input", { fields: [{ path: "file", expected }] });
}

export async function dropPieces(app: App, { deviceId, fileId }: PiecePlace): Promise<void> {
  await app.query("select parcel.drop_pieces($1, $2)", [deviceId, fileId]);
}
