import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { perform } from "#kernel/action";
import { FileError, withDigest } from "#kernel/files";
import { type Download, DownloadedFile } from "#kernel/module";
import { dispositionOf } from "./disposition.ts";
import type { Ground } from "./ground.ts";
import { sendPieces } from "./send-pieces.ts";
import { entryOf } from "./who.ts";

/** A page that a file may become in a browser: no scripts, no forms, no origin, nothing loaded. */
const sandbox = "default-src 'none'; sandbox";

/**
 * A question whose answer is a file: asked as the holder of the session, written to the audit, then streamed as an
 * attachment of no type. There is no address that works without a session, and none to be passed on.
 */
export function addDownload(app: FastifyInstance, ground: Ground, declaration: Download): void {
  const url = `/api/${declaration.name.replace(".", "/")}`;
  const schema = {
    operationId: declaration.name,
    summary: declaration.about,
    description: `Needs: ${declaration.needs}. Answers with the file itself.`,
    tags: [declaration.name.split(".")[0] ?? ""],
    body: declaration.input,
    produces: ["application/octet-stream"],
  };
  app.post(url, { schema }, async (request, reply) => {
    const entry = await entryOf(ground, request);
    const file = DownloadedFile.parse(
      await perform(ground.engine, { declaration, entry, requestId: request.id, input: request.body }),
    );
    const headers = {
      "content-type": "application/octet-stream",
      "content-length": file.bytes,
      "content-disposition": dispositionOf(file.name),
      "x-content-type-options": "nosniff",
      "content-security-policy": sandbox,
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    };
    await sendPieces(reply, headers, {
      pieces: piecesOf(ground, file),
      onError: (error) => logOf(ground, error),
    });
    return reply;
  });
}

/** The bytes, hashed on their way where their digest is known: what differs breaks the answer off before its last piece. */
function piecesOf({ files }: Ground, file: z.output<typeof DownloadedFile>): AsyncGenerator<Uint8Array> {
  const plain = files.pieces(file);
  return file.sha256 === undefined ? plain : withDigest(plain, file.sha256);
}

function logOf(ground: Ground, error: unknown): void {
  const name = error instanceof FileError ? error.code : error instanceof Error ? error.name : "unknown";
  ground.log("file-not-authentic", { error: name });
}
