import { randomUUID } from "node:crypto";
import { z } from "zod";
import { action, type Entry, perform } from "#kernel/action";
import { namedAsItSounds } from "../attachment/index.ts";
import { addTemporary } from "../files/index.ts";
import type { ParcelFile } from "../words/parcel.ts";
import type { Post } from "./deliver.ts";
import { readPieces } from "./pieces.ts";

const Stored = z.object({ address: z.string(), key: z.string(), bytes: z.int(), sha256: z.string() });

/** As `import.upload`, for a file that came in pieces. */
const keepPieces = action({
  name: "parcel.keep-file",
  about: "Keeps a file that a device sent in pieces, sealed for its holder alone, until its parcel takes it.",
  needs: "attachment.write",
  input: z.object({ name: z.string(), mediaType: z.string(), stored: Stored }),
  output: z.object({ uploadId: z.uuid() }),
}).run(async (context) => {
  const { temporaryId } = await addTemporary(context, context.input);
  return { uploadId: temporaryId };
});

type Sent = { readonly deviceId: string; readonly file: ParcelFile };

/** Puts the pieces together in the encrypted store; gives the upload that the parcel's action takes. */
export async function uploadPieces(
  { engine, files, clean }: Post,
  entry: Entry,
  { deviceId, file }: Sent,
): Promise<string> {
  const plain = readPieces(engine.app, deviceId, file);
  const heard = namedAsItSounds(clean === null ? plain : clean(plain), file.mediaType);
  const stored = await files.write(heard.content, { limit: file.bytes });
  try {
    const { name } = file;
    const mediaType = heard.mediaType();
    const done = await perform(engine, {
      declaration: keepPieces,
      entry,
      requestId: randomUUID(),
      input: { name, mediaType, stored },
    });
    return keepPieces.output.parse(done).uploadId;
  } catch (error) {
    await files.remove(stored.address);
    throw error;
  }
}
