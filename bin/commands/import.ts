import { existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { Recognition } from "#kernel/words";
import { type Command, Failure, listOption, textOption, UsageError, type Values } from "../lib/command.ts";
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
  usage: "[FORMAT] FILE [--option NAME=VALUE]… [--as EMAIL] [--preview] [--strict]",
  options: {
    preview: { type: "boolean" },
    strict: { type: "boolean" },
    option: { type: "string", multiple: true },
  },
  async run(call) {
    const { importer: told, file } = wordsOf(call.words);
    const options = optionsOf(call.values);
    const client = await openClient(call.config(), textOption(call.values, "as"), call.say);
    try {
      const uploaded = await client.upload(told, file).catch(async (error: unknown) => {
        throw (told === null ? null : await unknownImporter(client, told, error)) ?? error;
      });
      const { uploadId } = Upload.parse(uploaded);
      const found = told === null ? await recognised(client, { uploadId, file, say: call.say }) : null;
      const ask = { uploadId, importer: told ?? found?.importer, options };
      const started =
        call.values.preview === true
          ? await client.call("import.preview-import", ask)
          : await client.call("import.run-import", { ...ask, leaveOutRejected: call.values.strict !== true });
      const result = await followed(client, { started, file, say: call.say });
      const json = found === null || typeof result !== "object" ? result : { ...found, ...result };
      return { json, text: reportText(result) };
    } finally {
      await client.close();
    }
  },
};

/** A format and a file, or a file alone, whose columns tell its format. */
function wordsOf(words: readonly string[]): { importer: string | null; file: string } {
  const name = words.at(-1);
  if (name === undefined || words.length > 2)
    throw new UsageError("Expected a file, or a format and a file.");
  const file = fileOf(name);
  if (!existsSync(file) || !statSync(file).isFile())
    throw new Failure("no-file", `There is no file ${file}.`);
  return { importer: words.length === 2 ? (words[0] ?? null) : null, file };
}

function optionsOf(values: Values): Record<string, string> {
  const pairs = listOption(values, "option").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`Expected --option NAME=VALUE, and found --option ${pair}.`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw new UsageError(`The option ${twice} is given twice.`);
  return Object.fromEntries(pairs);
}

type Told = { readonly file: string; readonly say: (sentence: string) => void };

async function followed(client: KernelClient, { started, file, say }: Told & { started: unknown }) {
  return followJob(client, started, say).catch((error: unknown) => {
    throw error instanceof Failure ? error.about(basename(file)) : error;
  });
}

/** The importer that reads a file best; throws with the columns that were found when none does. */
async function recognised(
  client: KernelClient,
  { uploadId, file, say }: Told & { uploadId: string },
): Promise<{ importer: string; recognisedAs: string }> {
  const started = await client.call("import.recognise-file", { uploadId });
  const { fits, sentence } = Recognition.parse(await followed(client, { started, file, say }));
  const [best, ...others] = fits;
  if (best === undefined) throw new Failure("not-recognised", sentence ?? "").about(basename(file));
  say(`Recognised as: ${best.recognisedAs} (${best.importer})`);
  if (others.length > 0) say(`  It can also be read as: ${others.map((one) => one.importer).join(", ")}`);
  return { importer: best.importer, recognisedAs: best.recognisedAs };
}

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
