import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { mustBe } from "./entries.ts";
import { strangeSource } from "./gaps.ts";
import { questions, Worksheet } from "./words.ts";
import { keepWorksheet, ownWorksheet, rewriteWorksheet } from "./worksheet-rows.ts";

const Named = z.object({ worksheetId: z.uuid() });
const Written = Named.extend({ version: z.int() });

function sourcesOf({ answers }: Worksheet): string[] {
  return questions.flatMap((name) => answers[name].sources);
}

export const writeWorksheet = action({
  name: "statistics.write-worksheet",
  about:
    "Begins a situation worksheet: what lets offenders commit the crime, profit, hide and escape prosecution. A draft of one's agency until it is shared.",
  needs: "statistics.register",
  input: Worksheet.extend({ worksheetId: z.uuid() }),
  output: Written,
  refusals: ["no-such-source"],
  emits: ["statistics.worksheet-written"],
  undo: "statistics.remove-worksheet",
}).run(async (context) => {
  const { worksheetId, ...content } = context.input;
  const strange = await strangeSource(context.tx, sourcesOf(content));
  if (strange !== undefined) return strange;
  await sql`
    insert into statistics.worksheet (agency_id, worksheet_id, content, author, written_at)
    values (access.agency_id(), ${worksheetId}::uuid, ${JSON.stringify(content)}::jsonb, access.account_id(), ${context.now})`.execute(
    context.tx,
  );
  await keepWorksheet(context, worksheetId);
  context.emit("statistics.worksheet-written", { worksheetId });
  return { worksheetId, version: 1 };
});

export const reviseWorksheet = action({
  name: "statistics.revise-worksheet",
  about:
    "Writes a new version of a worksheet of one's agency; what other agencies read stays until it is shared again.",
  needs: "statistics.register",
  input: Worksheet.extend({ worksheetId: z.uuid() }),
  output: Written,
  refusals: ["no-such-source"],
  emits: ["statistics.worksheet-written"],
  undo: "statistics.take-back-worksheet",
}).run(async (context) => {
  const { worksheetId, ...content } = context.input;
  const held = await ownWorksheet(context, worksheetId);
  if (held.removed_at !== null) throw new NotFound();
  mustBe(held.version, context.expects);
  const strange = await strangeSource(context.tx, sourcesOf(content));
  if (strange !== undefined) return strange;
  await rewriteWorksheet(context, worksheetId, content);
  context.emit("statistics.worksheet-written", { worksheetId });
  return { worksheetId, version: held.version + 1 };
});

export const takeBackWorksheet = action({
  name: "statistics.take-back-worksheet",
  about: "Writes a worksheet again as it stood before its last revision.",
  needs: "statistics.register",
  input: Named,
  output: Written,
  refusals: ["no-earlier-version"],
  emits: ["statistics.worksheet-written"],
}).run(async (context) => {
  const { worksheetId } = context.input;
  const held = await ownWorksheet(context, worksheetId);
  const { rows } = await sql<{ content: Worksheet }>`
    select content from statistics.worksheet_version
    where worksheet_id = ${worksheetId}::uuid and version = ${held.version - 1}`.execute(context.tx);
  const [before] = rows;
  if (before === undefined || held.removed_at !== null)
    return refuse("no-earlier-version", { path: ["worksheetId"] });
  await rewriteWorksheet(context, worksheetId, before.content);
  context.emit("statistics.worksheet-written", { worksheetId });
  return { worksheetId, version: held.version + 1 };
});

export const removeWorksheet = action({
  name: "statistics.remove-worksheet",
  about: "Takes a worksheet of one's agency off the list, for other agencies too; its versions are kept.",
  needs: "statistics.register",
  input: Named,
  output: Named,
  emits: ["statistics.worksheet-removed"],
  undo: "statistics.restore-worksheet",
}).run(async (context) => {
  const { worksheetId } = context.input;
  await ownWorksheet(context, worksheetId);
  await sql`delete from statistics.worksheet_shared where worksheet_id = ${worksheetId}::uuid`.execute(
    context.tx,
  );
  await sql`update statistics.worksheet set removed_at = ${context.now} where worksheet_id = ${worksheetId}::uuid`.execute(
    context.tx,
  );
  context.emit("statistics.worksheet-removed", { worksheetId });
  return { worksheetId };
});

export const restoreWorksheet = action({
  name: "statistics.restore-worksheet",
  about: "Puts a worksheet back on the list as a draft of one's agency.",
  needs: "statistics.register",
  input: Named,
  output: Named,
  emits: ["statistics.worksheet-written"],
  undo: "statistics.remove-worksheet",
}).run(async (context) => {
  const { worksheetId } = context.input;
  await ownWorksheet(context, worksheetId);
  await sql`update statistics.worksheet set removed_at = null where worksheet_id = ${worksheetId}::uuid`.execute(
    context.tx,
  );
  context.emit("statistics.worksheet-written", { worksheetId });
  return { worksheetId };
});

export const shareWorksheet = action({
  name: "statistics.share-worksheet",
  about: "Lets every agency of this installation read the version that stands; later versions stay drafts.",
  needs: "statistics.register",
  input: Named,
  output: Written,
  emits: ["statistics.worksheet-shared"],
  undo: "statistics.unshare-worksheet",
}).run(async (context) => {
  const { worksheetId } = context.input;
  const held = await ownWorksheet(context, worksheetId);
  if (held.removed_at !== null) throw new NotFound();
  mustBe(held.version, context.expects);
  await sql`
    insert into statistics.worksheet_shared as s (worksheet_id, agency_id, version, content, author, written_at, shared_at)
    select worksheet_id, agency_id, version, content, author, written_at, ${context.now}::timestamptz
    from statistics.worksheet where worksheet_id = ${worksheetId}::uuid
    on conflict (worksheet_id) do update set version = excluded.version, content = excluded.content,
      author = excluded.author, written_at = excluded.written_at, shared_at = excluded.shared_at`.execute(
    context.tx,
  );
  context.emit("statistics.worksheet-shared", { worksheetId });
  return { worksheetId, version: held.version };
});

export const unshareWorksheet = action({
  name: "statistics.unshare-worksheet",
  about: "Makes a worksheet a draft of one's agency again.",
  needs: "statistics.register",
  input: Named,
  output: Named,
  emits: ["statistics.worksheet-written"],
  undo: "statistics.share-worksheet",
}).run(async (context) => {
  const { worksheetId } = context.input;
  await ownWorksheet(context, worksheetId);
  await sql`delete from statistics.worksheet_shared where worksheet_id = ${worksheetId}::uuid`.execute(
    context.tx,
  );
  context.emit("statistics.worksheet-written", { worksheetId });
  return { worksheetId };
});
