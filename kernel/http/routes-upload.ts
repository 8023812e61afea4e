import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { action, type Entry, NotFound, Problem, perform, question } from "#kernel/action";
import { namedAsItSounds } from "#kernel/attachment";
import { addTemporary, FileError } from "#kernel/files";
import { checkFileName, ImportProblem } from "#kernel/import";
import type { Ground } from "./ground.ts";
import { type Purpose, purposesOf } from "./upload-purposes.ts";
import { entryOf } from "./who.ts";

const Stored = z.object({ address: z.string(), key: z.string(), bytes: z.int(), sha256: z.string() });

/** Asked before a byte is stored, so that nobody without the right fills the disk. */
const mayUpload = question({
  name: "import.may-upload",
  about: "Whether the reader may upload a file for an importer or another use.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ rights: z.array(z.string()) }),
}).run(({ actor }) => ({ rights: [...actor.rights] }));

const keepUpload = action({
  name: "import.upload",
  about: "Keeps an uploaded file for a day, sealed for its uploader alone.",
  needs: "signed-in",
  input: z.object({ name: z.string(), mediaType: z.string(), stored: Stored, raw: z.boolean() }),
  output: z.object({ uploadId: z.uuid(), name: z.string(), bytes: z.int() }),
}).run(async (context) => {
  const { input } = context;
  const { temporaryId } = await addTemporary(context, input);
  return { uploadId: temporaryId, name: input.name, bytes: input.stored.bytes };
});

/** The one address that takes anything but JSON. */
export const uploadUrl = "/api/import/upload";

/**
 * `POST /api/import/upload?importer=NAME`, or `?use=NAME` for another use (attachments): one file as multipart,
 * streamed to the encrypted store.
 */
export async function addUploadRoute(app: FastifyInstance, ground: Ground): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 5, fileSize: Number.MAX_SAFE_INTEGER } });
  const purposes = purposesOf(ground);
  const schema = {
    tags: ["import"],
    operationId: "import.upload",
    summary:
      "Uploads a file for an importer or another use, as multipart/form-data with one part named file.",
    querystring: z.object({ importer: z.string().optional(), use: z.string().optional() }),
    consumes: ["multipart/form-data"],
    response: { 200: keepUpload.output },
  };
  app.post(uploadUrl, { schema, bodyLimit: Number.MAX_SAFE_INTEGER }, async (request) => {
    const entry = await entryOf(ground, request);
    const purpose = purposes.get(purposeIn(request.query));
    const { rights } = mayUpload.output.parse(await ask(ground, mayUpload, entry, request.id, {}));
    if (!purpose?.needs.every((right) => rights.includes(right))) throw new NotFound();
    const part = await request.file();
    if (!part)
      throw new Problem("bad-input", {
        fields: [{ path: "file", expected: "one file in a part named file" }],
      });
    const gone = new AbortController();
    request.raw.on("close", () => {
      if (!request.raw.complete) gone.abort();
    });
    const cleaned = purpose.clean ? purpose.clean(part.file) : part.file;
    const heard = namedAsItSounds(cleaned, part.mimetype);
    const stored = await store(request, { purpose, name: part.filename, signal: gone.signal }, (limits) =>
      ground.files.write(heard.content, limits),
    );
    try {
      return await ask(ground, keepUpload, entry, request.id, {
        name: part.filename || "file",
        mediaType: heard.mediaType(),
        stored,
        raw: purpose.raw,
      });
    } catch (error) {
      await ground.files.remove(stored.address);
      throw error;
    }
  });
}

const megabyte = 1024 ** 2;
/** What multipart adds around a file. */
const wrapping = 64 * 1024;
/** How long a refused sender is listened to, so that it hears why, before the line is cut. */
const hearingOutMs = 30_000;

type Sent = { readonly purpose: Purpose; readonly name: string; readonly signal: AbortSignal };

/** Writes a sent file; one that says itself that it is too large, or has a wrong name, is refused before its first byte. */
async function store<T>(
  request: FastifyRequest,
  { purpose, name, signal }: Sent,
  write: (settings: { limit: number; signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const limit = purpose.maxBytes;
  const most = Math.floor(limit / megabyte);
  const announced = Number(request.headers["content-length"] ?? 0);
  try {
    if (purpose.importer) checkFileName(purpose.importer, name);
    if (announced > limit + wrapping) {
      const size = Math.max(Math.round(announced / megabyte), most + 1);
      throw new ImportProblem("upload-too-large", { name, size, limit: most });
    }
    return await write({ limit, signal });
  } catch (error) {
    hearOut(request);
    if (error instanceof FileError && error.code === "too-large")
      throw new ImportProblem("upload-over-limit", { name, limit: most });
    throw error;
  }
}

/** Takes what is still coming and throws it away: many senders read the answer only once they have sent everything. */
function hearOut(request: FastifyRequest): void {
  const sender = request.raw;
  if (sender.complete) return;
  sender.unpipe();
  sender.resume();
  const cut = setTimeout(() => sender.destroy(), hearingOutMs);
  cut.unref();
  sender.once("close", () => clearTimeout(cut));
}

function purposeIn(query: unknown): string {
  if (typeof query !== "object" || query === null) return "";
  if ("importer" in query) return `importer ${String(query.importer)}`;
  return "use" in query ? `use ${String(query.use)}` : "";
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
