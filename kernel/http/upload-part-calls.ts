import { z } from "zod";
import { action, question } from "#kernel/action";
import { addPart, beginUpload, dropUpload, findUpload, joinParts, wholeUpload } from "#kernel/files";

export const Begin = z.object({
  uploadId: z.uuid().describe("made by the client; the same id again goes on with the same upload"),
  use: z.string().max(100).describe("what the file is for, e.g. evidence"),
  name: z.string().trim().min(1).max(255),
  mediaType: z.string().max(100).default("application/octet-stream"),
  bytes: z.int().positive(),
});
export const State = z.object({
  uploadId: z.uuid(),
  partBytes: z.int(),
  parts: z.int().describe("how many parts the file has; the first is 0"),
  arrived: z.array(z.int()).describe("parts that need not be sent again"),
});
export const Finish = z.object({
  uploadId: z.uuid(),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .optional()
    .describe("what the sender found; another digest refuses the file"),
});
export const Joined = z.object({ uploadId: z.uuid(), name: z.string(), bytes: z.int(), sha256: z.string() });

/*
 * What the routes of uploads in parts do inside a transaction. They are no declarations of a door: some hold keys, and
 * the bytes come by the routes alone.
 */
export const ofUpload = question({
  name: "import.upload-state",
  about: "An upload in parts of the reader's own, and the reader's rights.",
  needs: "signed-in",
  input: z.object({ uploadId: z.uuid() }),
  output: z.object({
    rights: z.array(z.string()),
    upload: z
      .object({ purpose: z.string(), name: z.string(), bytes: z.int(), arrived: z.array(z.int()) })
      .nullable(),
  }),
}).run(async (context) => {
  const upload = await findUpload(context, context.input.uploadId);
  const { name = "", bytes = 0, purpose = "", arrived = [] } = upload ?? {};
  const told = upload === null ? null : { name, bytes, purpose, arrived: [...arrived] };
  return { rights: [...context.actor.rights], upload: told };
});

export const begin = action({
  name: "import.begin-upload",
  about: "Begins an upload in parts, or goes on with it.",
  needs: "signed-in",
  input: Begin.extend({ purpose: z.string() }),
  output: z.object({ begun: z.boolean() }),
}).run(async (context) => ({ begun: await beginUpload(context, context.input) }));

const Stored = z.object({ address: z.string(), key: z.string(), bytes: z.int() });
export const keepPart = action({
  name: "import.keep-part",
  about: "Keeps a part of an upload.",
  needs: "signed-in",
  input: z.object({ uploadId: z.uuid(), number: z.int(), stored: Stored }),
  output: z.object({ kept: z.boolean() }),
}).run(async (context) => ({ kept: await addPart(context, context.input) }));

export const partsToRead = question({
  name: "import.parts-to-read",
  about: "How the parts of a whole upload open; never leaves the server.",
  needs: "signed-in",
  input: z.object({ uploadId: z.uuid() }),
  output: z.object({ parts: z.array(z.object({ address: z.string(), key: z.string() })).nullable() }),
}).run(async (context) => ({
  parts: (await wholeUpload(context, context.input.uploadId))?.parts ?? null,
}));

export const join = action({
  name: "import.join-parts",
  about: "Makes one file of the parts of an upload.",
  needs: "signed-in",
  input: z.object({ uploadId: z.uuid(), sha256: z.string() }),
  output: z.object({
    joined: z.object({ temporaryId: z.uuid(), name: z.string(), bytes: z.int() }).nullable(),
  }),
}).run(async (context) => ({ joined: await joinParts(context, context.input) }));

export const drop = action({
  name: "import.drop-upload",
  about: "Gives an upload in parts up.",
  needs: "signed-in",
  input: z.object({ uploadId: z.uuid() }),
  output: z.object({ dropped: z.boolean() }),
}).run(async (context) => ({ dropped: await dropUpload(context, context.input.uploadId) }));
