import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { z } from "zod";
import {
  type CommitContext,
  defineImporter,
  ImportProblem,
  type InspectContext,
  Marks,
  marksOf,
  type Preview,
  type Report,
  sentence,
  type UndoContext,
  type WorkContext,
  writeDone,
} from "#kernel/import";
import { text, textInAll } from "../text.ts";
import { publishRows, unpublishRow } from "./publish-row.ts";
import { checkRow, type Given, type GivenRow, importerFields, readRows } from "./read-rows.ts";
import { insertPublication, rewritePublication } from "./rows.ts";
import type { Publication } from "./words.ts";

type Held = { publication_id: string; key: string | null; code: string; content: Publication };
type Step = { readonly held: Held | null; readonly key: string | null; readonly content: Publication };

export const importPublications = defineImporter({
  name: "publications",
  about: textInAll("import.about"),
  needs: "library.edit",
  extensions: [".csv", ".csv.gz", ".xlsx"],
  maxBytes: 64 * 1024 ** 2,
  fields: importerFields,
  options: z.object({ reach: z.enum(["draft", "inside", "everybody"]).optional() }),
  optionText: (lang, key) => text(lang, `option.${key}`),
  inspect,
  commit,
  undo,
});

/** Entries of the agency by key and by code: a row with one of them corrects that entry. */
async function heldEntries({ tx }: WorkContext) {
  const { rows } = await sql<Held>`
    select publication_id, key, code, content from library.publication where removed_at is null`.execute(tx);
  const byKey = new Map(rows.flatMap((row) => (row.key === null ? [] : [[row.key, row] as const])));
  const byCode = new Map(rows.map((row) => [row.code, row] as const));
  return ({ cells }: GivenRow) => (cells.key && byKey.get(cells.key)) || byCode.get(cells.code ?? "") || null;
}

async function planned(context: WorkContext, given: Given): Promise<Step[]> {
  const find = await heldEntries(context);
  return given.rows.flatMap((row): Step[] => {
    const held = find(row);
    const checked = checkRow(row, {
      before: held?.content ?? null,
      lang: context.actor.lang,
      rejections: given.rejections,
    });
    if (checked === null) return [];
    return [{ held, key: checked.key ?? held?.key ?? null, content: checked.content }];
  });
}

function changes({ held, key, content }: Step): boolean {
  return (
    held === null || held.key !== key || !isDeepStrictEqual(held.content, JSON.parse(JSON.stringify(content)))
  );
}

async function inspect(open: InspectContext): Promise<Preview> {
  const given = await readRows(open);
  const steps = await open.inTx((context) => planned(context, given));
  const creates = steps.filter(({ held }) => held === null).length;
  const refused = await open.inTx(async (context) => mayNotPublish(context, open.options.reach));
  return {
    recognisedAs: text(open.lang, "import.recognised"),
    rowsRead: given.rowsRead,
    accepted: steps.length,
    rejectedCount: given.rejections.count,
    rejected: [...given.rejections.shown],
    columns: [...given.columns],
    sample: given.rows.slice(0, 5).map(({ cells }) => ({ ...cells })),
    creates,
    updates: steps.filter((step) => step.held !== null && changes(step)).length,
    warnings: refused ? [text(open.lang, "import.only-drafts")] : [],
  };
}

function mayNotPublish({ actor }: WorkContext, reach: string | undefined): boolean {
  return reach !== undefined && reach !== "draft" && !actor.rights.has("library.publish");
}

async function commit(open: CommitContext): Promise<Report> {
  const { importId, inTx, options, lang } = open;
  const given = await readRows(open);
  return inTx(async (context) => {
    const steps = await planned(context, given);
    if (given.rejections.count > 0 && !open.leaveOutRejected)
      throw new ImportProblem("rejected-rows", { count: given.rejections.count });
    const marks = new Marks(context, importId);
    const written: string[] = [];
    let created = 0;
    for (const [done, step] of steps.entries()) {
      open.signal.throwIfAborted();
      if (done % 100 === 0) await open.progress(done, steps.length, sentence(lang, "step.writing"));
      if (!changes(step)) continue;
      written.push(await writeStep(context, step, marks));
      if (step.held === null) created += 1;
    }
    const reach = options.reach;
    if ((reach === "inside" || reach === "everybody") && !mayNotPublish(context, reach))
      await publishRows(context, written, reach);
    const report = {
      importId,
      rowsRead: given.rowsRead,
      accepted: steps.length,
      rejectedCount: given.rejections.count,
      rejected: [...given.rejections.shown],
      created,
      updated: written.length - created,
    };
    await writeDone(context.tx, report);
    return report;
  });
}

async function writeStep(context: WorkContext, { held, key, content }: Step, marks: Marks): Promise<string> {
  if (held === null) {
    const publicationId = randomUUID();
    await insertPublication(context, { publicationId, key, content });
    await marks.add({ kind: "created", what: "publication", subject: publicationId });
    return publicationId;
  }
  const { publication_id: publicationId } = held;
  await rewritePublication(context, publicationId, content);
  await sql`update library.publication set key = ${key} where publication_id = ${publicationId}::uuid`.execute(
    context.tx,
  );
  await marks.add({
    kind: "updated",
    what: "publication",
    subject: publicationId,
    before: { key: held.key, content: held.content },
  });
  return publicationId;
}

/** What the import entered goes, what it changed stands again as before; what it published is published no more. */
async function undo({ importId, inTx }: UndoContext): Promise<void> {
  await inTx(async (context) => {
    for (const { kind, subject, before } of await marksOf(context, importId)) {
      if (kind === "created") {
        await unpublishRow(context, subject);
        await sql`update library.publication set removed_at = ${context.now} where publication_id = ${subject}::uuid`.execute(
          context.tx,
        );
        continue;
      }
      const { key, content } = before as { key: string | null; content: Publication };
      await rewritePublication(context, subject, content);
      await sql`update library.publication set key = ${key} where publication_id = ${subject}::uuid`.execute(
        context.tx,
      );
      const { rows } = await sql<{ audience: "inside" | "everybody" }>`
        select audience from library.published where publication_id = ${subject}::uuid`.execute(context.tx);
      if (rows[0]) await publishRows(context, [subject], rows[0].audience);
    }
  });
}
