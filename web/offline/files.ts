import type { ParcelFile } from "#kernel/words";
import { mostPieces, pieceBytes } from "#kernel/words";
import { randomBytes, toBase64url } from "./bytes.ts";
import { database } from "./database.ts";
import { withRoom } from "./items.ts";
import { fileKey, sealPiece } from "./seal-parcel.ts";

/**
 * Keeps a file on this device in sealed pieces, with a key of its own that the record's text holds. Throws `NoRoom` when
 * the device is full in the middle, and leaves nothing of it; throws `RangeError` for a file too large to be sent.
 */
export async function keepFile(file: File): Promise<ParcelFile> {
  const pieces = Math.ceil(file.size / pieceBytes);
  if (pieces < 1 || pieces > mostPieces) throw new RangeError("too-large");
  const raw = randomBytes(32);
  const key = await fileKey(raw);
  const fileId = crypto.randomUUID();
  try {
    for (let number = 0; number < pieces; number += 1) {
      const plain = await file.slice(number * pieceBytes, (number + 1) * pieceBytes).arrayBuffer();
      const bytes = await sealPiece(key, { fileId, number }, new Uint8Array(plain));
      await withRoom(() => database.piece.put({ fileId, number, bytes }));
    }
  } catch (error) {
    await dropFile(fileId);
    throw error;
  }
  const name = file.name.slice(0, 200) || "file";
  const mediaType = (file.type || "application/octet-stream").slice(0, 100);
  return { fileId, key: toBase64url(raw), pieces, bytes: file.size, name, mediaType };
}

export async function dropFile(fileId: string): Promise<void> {
  await database.piece.where("fileId").equals(fileId).delete();
}
