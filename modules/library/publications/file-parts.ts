import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { noteDownload } from "./downloads.ts";
import { standingPublication } from "./rows.ts";

const Named = z.object({ publicationId: z.uuid() });

/** Bytes of one part: a call carries it as text, which is a third longer, and may be four megabytes. */
export const partBytes = 2 * 1024 ** 2;
/** Thirty-two parts. */
export const mostFileBytes = 32 * partBytes;

const mediaTypes = ["application/pdf", "application/epub+zip", "application/zip"] as const;
const starts: Readonly<Record<(typeof mediaTypes)[number], readonly string[]>> = {
  "application/pdf": ["%PDF-"],
  "application/epub+zip": ["PK\u0003\u0004"],
  "application/zip": ["PK\u0003\u0004"],
};

export const addFilePart = action({
  name: "library.add-file-part",
  about: "Puts one part of a publication's file beside its entry; the first part takes away what was there.",
  needs: "library.edit",
  input: Named.extend({
    part: z.int().min(0).max(31),
    parts: z.int().min(1).max(32),
    name: z.string().trim().min(1).max(200),
    mediaType: z.enum(mediaTypes),
    base64: z.base64().max(2_900_000).describe("at most two megabytes"),
  }),
  output: Named,
  refusals: ["wrong-part", "not-that-kind"],
  emits: ["library.publication-written"],
}).run(async (context) => {
  const { publicationId, part, parts, name, mediaType, base64 } = context.input;
  await standingPublication(context, publicationId);
  const content = Buffer.from(base64, "base64");
  if (part >= parts || content.length === 0 || content.length > partBytes)
    return refuse("wrong-part", { path: ["part"] });
  const first = content.subarray(0, 5).toString("latin1");
  if (part === 0 && !starts[mediaType].some((start) => first.startsWith(start)))
    return refuse("not-that-kind", { path: ["base64"] });
  if (part === 0)
    await sql`delete from library.file_part where publication_id = ${publicationId}::uuid`.execute(
      context.tx,
    );
  const { rows } = await sql<{ next: number; parts: number | null }>`
    select count(*)::int as next, max(parts) as parts from library.file_part where publication_id = ${publicationId}::uuid`.execute(
    context.tx,
  );
  const before = rows[0];
  if (before?.next !== part || (before.parts ?? parts) !== parts)
    return refuse("wrong-part", { path: ["part"] });
  await sql`
    insert into library.file_part (agency_id, publication_id, part, parts, name, media_type, content)
    values (access.agency_id(), ${publicationId}::uuid, ${part}, ${parts}, ${name}, ${mediaType}, ${content})`.execute(
    context.tx,
  );
  if (part === parts - 1) context.emit("library.publication-written", { publicationId });
  return { publicationId };
});

export const removeFile = action({
  name: "library.remove-file",
  about: "Takes a publication's file away; a published one keeps it until it is published again.",
  needs: "library.edit",
  input: Named,
  output: Named,
  emits: ["library.publication-written"],
}).run(async (context) => {
  const { publicationId } = context.input;
  await standingPublication(context, publicationId);
  await sql`delete from library.file_part where publication_id = ${publicationId}::uuid`.execute(context.tx);
  context.emit("library.publication-written", { publicationId });
  return { publicationId };
});

export const getFilePart = question({
  name: "library.get-file-part",
  about: "One part of a published file. The first one counts as a download of that day; nobody is named.",
  needs: "library.read",
  input: Named.extend({ part: z.int().min(0).max(31) }),
  output: z.object({ base64: z.string(), parts: z.int(), name: z.string() }),
  inAddress: true,
}).run(async ({ input, tx }) => {
  const { publicationId, part } = input;
  const { rows } = await sql<{ content: Buffer; file_parts: number; file_name: string }>`
    select f.content, x.file_parts, x.file_name
    from library.published x join library.published_part f using (publication_id)
    where x.publication_id = ${publicationId}::uuid and f.part = ${part}`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new NotFound();
  if (part === 0) noteDownload(publicationId);
  return { base64: found.content.toString("base64"), parts: found.file_parts, name: found.file_name };
});
