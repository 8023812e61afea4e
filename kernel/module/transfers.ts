import { z } from "zod";
import type { Question } from "../action/declare.ts";

/** A use of `POST /api/import/upload?use=NAME`: a file kept for a day for its uploader, until an action takes it. */
export type UploadUse = {
  readonly name: string;
  /** The right without which nothing is read. */
  readonly needs: string;
  readonly maxBytes: number;
  /** What the bytes pass through on their way into the store; throws a `Problem` for a file that is not wanted. */
  readonly clean?: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /**
   * Kept byte for byte, nothing cleaned, in parts too (`upload-begin`): evidence. Only an action that asks for raw
   * uploads takes it; none becomes an attachment.
   */
  readonly raw?: boolean;
};

/** What the answer of a download's question says: how the bytes open. It never leaves the server. */
export const DownloadedFile = z.object({
  address: z.string(),
  key: z.string(),
  bytes: z.int(),
  name: z.string(),
  /** When it is known: the bytes are hashed on their way out, and the answer breaks off before its end if they differ. */
  sha256: z.string().optional(),
});

/** A question whose answer is a file: served by `POST /api/<module>/<verb-noun>` as bytes, and by nothing else. */
export type Download = Question & { readonly output: typeof DownloadedFile };
