import { existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { type Command, Failure, textOption, UsageError } from "../lib/command.ts";
import { fileOf } from "../lib/folders.ts";
import { followJob } from "../lib/follow-job.ts";
import { type KernelClient, openClient } from "../lib/kernel-client.ts";

const Upload = z.object({ uploadId: z.string() });
const Importers = z.object({ items: z.array(z.object({ name: z.string() })) });
const Counted = z.looseObject({
  rowsRead: z.number(),
  accepted: z.number(),
  rejectedCount: z.number().optional(),
});
const Rejected = z.object({ row: z.number(), column: z.string(), value: z.string(), expected: z.string() });

export const importFile: Command = {
  usage: "FORMAT FILE [--as EMAIL] [--preview] [--strict]",
  options: { preview: { type: "boolean" }, strict: { type: "boolean" } },
  async run(call) {
    const [importer, name, ...rest] = call.words;
    if (importer === undefined || name === undefined || rest.length > 0)
      throw new UsageError("Expected a format and a file.");
    const file = fileOf(name);
    if (!existsSync(file) || !statSync(file).isFile())
      throw new Failure("no-file", `There is no file ${file}.`);
    const client = await openClient(call.config(), textOption(call.values, "as"), call.say);
    try {
      const uploaded = await client.upload(importer, file).catch(async (error: unknown) => {
        throw (await unknownImporter(client, importer, error)) ?? error;
      });
      const { uploadId } = Upload.parse(uploaded);
      const started =
        call.values.preview === true
          ? await client.call("import.preview-import", { uploadId, importer })
          : await client.call("import.run-import", {
              uploadId,
              importer,
              leaveOutRejected: call.values.strict !== true,
            });
      const result = await followJob(client, started, call.say).catch((error: unknown) => {
        throw error instanceof Failure ? error.about(basename(file)) : error;
      });
      return { json: result, text: reportText(result) };
    } finally {
      await client.close();
    }
  },
};

/** The server does not say whether an importer is missing or not allowed; the list of the allowed ones does. */
async function unknownImporter(
  client: KernelClient,
  importer: string,
  error: unknown,
): Promise<Failure | null> {
  if (!(error instanceof Failure) || error.code !== "not-found") return null;
  const listed = Importers.safeParse(await client.call("import.list-importers", {}));
  if (!listed.success) return null;
  const names = listed.data.items.map((item) => item.name).join(", ");
  return new Failure(
    "no-importer",
    `There is no format "${importer}" for this account; there are: ${names}.`,
  );
}

function reportText(result: unknown): string {
  const counted = Counted.safeParse(result);
  if (!counted.success) return JSON.stringify(result, null, 2);
  const rejected = z.looseObject({ rejected: z.array(Rejected) }).safeParse(result);
  const rows = rejected.success ? rejected.data.rejected : [];
  const lines = rows
    .slice(0, 20)
    .map((row) => `  row ${row.row}, ${row.column}, "${row.value}": ${row.expected}`);
  const { rowsRead, accepted, rejectedCount = rows.length } = counted.data;
  const more =
    rows.length > lines.length ? [`  … and ${rows.length - lines.length} more (--json lists them)`] : [];
  return [`${rowsRead} rows read, ${accepted} accepted, ${rejectedCount} rejected`, ...lines, ...more].join(
    "\n",
  );
}
