import multipart from "@fastify/multipart";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { action, type Entry, NotFound, Problem, perform, question } from "#kernel/action";
import { addTemporary } from "#kernel/files";
import type { Ground } from "./ground.ts";
import { entryOf } from "./who.ts";

const Stored = z.object({ address: z.string(), key: z.string(), bytes: z.int(), sha256: z.string() });

/** Asked before a byte is stored, so that nobody without the right fills the disk. */
const mayUpload = question({
  name: "import.may-upload",
  about: "Whether the reader may upload a file for an importer.",
  needs: "import.run",
  input: z.object({}),
  output: z.object({ rights: z.array(z.string()) }),
}).run(({ actor }) => ({ rights: [...actor.rights] }));

const keepUpload = action({
  name: "import.upload",
  about: "Keeps an uploaded file for a day, sealed for its uploader alone.",
  needs: "import.run",
  input: z.object({ name: z.string(), mediaType: z.string(), stored: Stored }),
  output: z.object({ uploadId: z.uuid(), name: z.string(), bytes: z.int() }),
}).run(async (context) => {
  const { input } = context;
  const { temporaryId } = await addTemporary(context, input);
  return { uploadId: temporaryId, name: input.name, bytes: input.stored.bytes };
});

/** The one address that takes anything but JSON. */
export const uploadUrl = "/api/import/upload";

/** `POST /api/import/upload?importer=NAME`, one file as multipart, streamed to the encrypted store. */
export async function addUploadRoute(app: FastifyInstance, ground: Ground): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 5, fileSize: Number.MAX_SAFE_INTEGER } });
  const importers = new Map(
    ground.registry.doors.flatMap((door) => door.importers).map((one) => [one.name, one]),
  );
  const schema = {
    tags: ["import"],
    operationId: "import.upload",
    summary: "Uploads a file for an importer, as multipart/form-data with one part named file.",
    querystring: z.object({ importer: z.string() }),
    consumes: ["multipart/form-data"],
    response: { 200: keepUpload.output },
  };
  app.post(uploadUrl, { schema, bodyLimit: Number.MAX_SAFE_INTEGER }, async (request) => {
    const entry = await entryOf(ground, request);
    const importer = importers.get(nameIn(request.query));
    const { rights } = mayUpload.output.parse(await ask(ground, mayUpload, entry, request.id, {}));
    if (!importer || !rights.includes(importer.needs)) throw new NotFound();
    const part = await request.file();
    if (!part)
      throw new Problem("bad-input", {
        fields: [{ path: "file", expected: "one file in a part named file" }],
      });
    const gone = new AbortController();
    request.raw.on("close", () => {
      if (!request.raw.complete) gone.abort();
    });
    const stored = await ground.files.write(part.file, { limit: importer.maxBytes, signal: gone.signal });
    try {
      return await ask(ground, keepUpload, entry, request.id, {
        name: part.filename || "file",
        mediaType: part.mimetype,
        stored,
      });
    } catch (error) {
      await ground.files.remove(stored.address);
      throw error;
    }
  });
}

function nameIn(query: unknown): string {
  return typeof query === "object" && query !== null && "importer" in query ? String(query.importer) : "";
}

function ask(
  ground: Ground,
  declaration: typeof mayUpload | typeof keepUpload,
  entry: Entry,
  requestId: string,
  input: unknown,
): Promise<unknown> {
  return perform(ground.engine, { declaration, entry, requestId, input });
}
