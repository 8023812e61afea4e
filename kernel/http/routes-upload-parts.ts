import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Declaration, NotFound, Problem, perform } from "#kernel/action";
import { bytesOfPart, digestOfParts, FileError, giveBack, partBytes, partsOf } from "#kernel/files";
import { ImportProblem } from "#kernel/import";
import type { Ground } from "./ground.ts";
import { RunningDigests, type Turn } from "./running-digests.ts";
import {
  Begin,
  begin,
  drop,
  Finish,
  Joined,
  join,
  keepPart,
  ofUpload,
  partsToRead,
  State,
} from "./upload-part-calls.ts";
import { type Purpose, purposesOf } from "./upload-purposes.ts";
import { entryOf } from "./who.ts";

/** The address that takes the bytes of a part; the others take JSON. */
export const uploadPartUrl = "/api/import/upload-part";

/**
 * Uploads in parts, which go on where they were broken off: `upload-begin` (JSON) tells which parts have arrived,
 * `upload-part?upload=ID&part=N` takes one as `application/octet-stream`, `upload-finish` makes one upload of them,
 * `upload-drop` gives up. For uses that take files byte for byte.
 */
export async function addUploadPartRoutes(app: FastifyInstance, ground: Ground): Promise<void> {
  const purposes = purposesOf(ground);
  const digests = new RunningDigests();
  app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));

  async function tell<D extends Declaration>(request: FastifyRequest, declaration: D, input: unknown) {
    const entry = await entryOf(ground, request);
    const answer = await perform(ground.engine, { declaration, entry, requestId: request.id, input });
    return declaration.output.parse(answer) as z.output<D["output"]>;
  }

  function purposeFor(use: string, rights: readonly string[]): Purpose {
    const purpose = purposes.get(`use ${use}`);
    if (!purpose?.raw || !purpose.needs.every((right) => rights.includes(right))) throw new NotFound();
    return purpose;
  }

  async function own(request: FastifyRequest, uploadId: string) {
    const { rights, upload } = await tell(request, ofUpload, { uploadId });
    if (upload === null) throw new NotFound();
    purposeFor(upload.purpose, rights);
    return upload;
  }

  function schemaOf(name: string, summary: string, rest: object) {
    return { tags: ["import"], operationId: `import.${name}`, summary, ...rest };
  }

  app.post(
    "/api/import/upload-begin",
    {
      schema: schemaOf("upload-begin", "Begins an upload in parts, or tells how far it is.", {
        body: Begin,
        response: { 200: State },
      }),
    },
    async (request) => {
      const wish = Begin.safeParse(request.body);
      const { rights, upload } = await tell(request, ofUpload, {
        uploadId: wish.data?.uploadId ?? crypto.randomUUID(),
      });
      // The right first: nobody else learns what an upload looks like.
      const purpose = purposeFor(wish.data?.use ?? purposeIn(request.body), rights);
      const input = parsed(Begin, request.body);
      if (input.bytes > purpose.maxBytes)
        throw new ImportProblem("upload-too-large", {
          name: input.name,
          size: Math.ceil(input.bytes / 1024 ** 2),
          limit: Math.floor(purpose.maxBytes / 1024 ** 2),
        });
      if (upload !== null && (upload.bytes !== input.bytes || upload.purpose !== input.use))
        throw new NotFound();
      if (upload === null) {
        const { begun } = await tell(request, begin, { ...input, purpose: input.use });
        if (!begun) throw new ImportProblem("upload-many");
      }
      const parts = partsOf(input.bytes);
      return { uploadId: input.uploadId, partBytes, parts, arrived: upload?.arrived ?? [] };
    },
  );

  app.post(
    uploadPartUrl,
    {
      schema: schemaOf("upload-part", "Takes one part of an upload as application/octet-stream.", {
        querystring: z.object({ upload: z.uuid(), part: z.coerce.number().int().min(0) }),
        consumes: ["application/octet-stream"],
      }),
      bodyLimit: partBytes + 1024,
    },
    async (request) => {
      const { upload: uploadId, part } = parsed(PartAsk, request.query);
      const upload = await own(request, uploadId);
      const expected = bytesOfPart(upload.bytes, part);
      if (expected <= 0) throw new NotFound();
      const source = request.body instanceof Readable ? request.body : Readable.from([]);
      if (upload.arrived.includes(part)) {
        source.resume();
        return { uploadId, part };
      }
      const gone = new AbortController();
      request.raw.on("close", () => {
        if (!request.raw.complete) gone.abort();
      });
      const turn = await digests.take(uploadId, part);
      const stored = await ground.files
        .write(handedOver(source, turn), { limit: expected, signal: gone.signal, hash: turn?.hash })
        .catch((error: unknown) => {
          source.resume();
          turn?.lost();
          if (error instanceof FileError && error.code === "too-large")
            throw new ImportProblem("upload-part-size", { part, expected, size: `> ${expected}` });
          throw error;
        });
      if (stored.bytes !== expected) {
        turn?.lost();
        await ground.files.remove(stored.address);
        throw new ImportProblem("upload-part-size", { part, expected, size: stored.bytes });
      }
      const { kept } = await tell(request, keepPart, { uploadId, number: part, stored }).catch(
        async (error: unknown) => {
          turn?.lost();
          await ground.files.remove(stored.address);
          throw error;
        },
      );
      if (kept) turn?.kept();
      else {
        turn?.lost();
        await ground.files.remove(stored.address);
      }
      return { uploadId, part };
    },
  );

  app.post(
    "/api/import/upload-finish",
    {
      schema: schemaOf("upload-finish", "Makes one file of the parts, once all have arrived.", {
        body: Finish,
        response: { 200: Joined },
      }),
    },
    async (request) => {
      const { uploadId, sha256 } = parsed(Finish, request.body);
      const upload = await own(request, uploadId);
      const { parts } = await tell(request, partsToRead, { uploadId });
      if (parts === null) {
        const all = partsOf(upload.bytes);
        throw new ImportProblem("upload-incomplete", { missing: all - upload.arrived.length, parts: all });
      }
      const found = digests.whole(uploadId, parts.length) ?? (await digestOfParts(ground.files, parts));
      if (sha256 !== undefined && sha256.toLowerCase() !== found)
        throw new ImportProblem("upload-digest", {
          name: upload.name,
          found,
          expected: sha256.toLowerCase(),
        });
      const { joined } = await tell(request, join, { uploadId, sha256: found });
      if (joined === null) throw new NotFound();
      digests.forget(uploadId);
      return { uploadId: joined.temporaryId, name: joined.name, bytes: joined.bytes, sha256: found };
    },
  );

  app.post(
    "/api/import/upload-drop",
    {
      schema: schemaOf("upload-drop", "Gives an upload in parts up.", {
        body: Finish.pick({ uploadId: true }),
      }),
    },
    async (request) => {
      const { uploadId } = parsed(Finish, request.body);
      await own(request, uploadId);
      digests.forget(uploadId);
      return tell(request, drop, { uploadId });
    },
  );
}

const PartAsk = z.object({ upload: z.uuid(), part: z.coerce.number().int().min(0).max(1_000_000) });

function parsed<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const found = schema.safeParse(given);
  if (found.success) return found.data;
  const fields = found.error.issues.map(({ path, message }) => ({ path: path.join("."), expected: message }));
  throw new Problem("bad-input", { fields });
}

function purposeIn(body: unknown): string {
  return typeof body === "object" && body !== null && "use" in body ? String(body.use) : "";
}

/** The pieces of a request are nobody else's: the memory of each is free once it was read. */
async function* handedOver(source: AsyncIterable<Uint8Array>, turn: Turn | null): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    yield piece;
    giveBack(piece);
  }
  turn?.read();
}
