import { sql } from "kysely";
import { z } from "zod";
import {
  type Action,
  action,
  type Context,
  isRefusal,
  type Question,
  question,
  refuse,
} from "#kernel/action";
import { caseFor, findCase, refuseStale, verbsOf } from "../case-row.ts";
import { recordOf } from "./record.ts";
import {
  contentPlace,
  findRecord,
  insertRecord,
  isInCase,
  recordsOf,
  rowsOf,
  updateRecord,
} from "./record-rows.ts";
import { type Content, contentOf, type RecordSpec, writingOf } from "./spec.ts";

type Kept = { readonly actions: readonly Action[]; readonly questions: readonly Question[] };

/** What else happens with a record of one kind, in the same transaction. */
export type AlsoKept = {
  readonly written?: (
    context: Omit<Context<unknown>, "emit" | "startJob">,
    of: { caseId: string; recordId: string },
    content: Content,
  ) => Promise<void>;
  readonly removed?: (
    context: Omit<Context<unknown>, "emit" | "startJob">,
    of: { caseId: string; recordId: string },
  ) => Promise<void>;
};

/**
 * The named actions and the question of one kind of record: `add-<noun>`, `revise-<noun>`, `remove-<noun>`,
 * `list-<nouns>`. They are alike for every kind, so they are made from its list of fields (decision 0056).
 */
export function keepRecords(spec: RecordSpec, also: AlsoKept = {}): Kept {
  const { noun, nouns, about } = spec;
  const writing = writingOf(spec);
  const Whole = recordOf(spec);
  const content = contentOf(spec);
  const participantId =
    spec.person === "required"
      ? z.uuid().describe("the person in the case whom it is about")
      : z.uuid().nullable().default(null);
  const written = z.object({ recordId: z.uuid().describe("made by the client"), participantId, content });

  const add = action({
    name: `casefile.add-${noun}`,
    about: `Adds ${about} to a case.`,
    needs: writing.needs,
    input: written.extend({ caseId: z.uuid() }),
    output: Whole,
    refusals: ["may-not", "not-in-case", "added-already"],
    emits: ["casefile.record-added"],
    undo: `casefile.remove-${noun}`,
  }).run(async (context) => {
    const { input, opened, emit } = context;
    const of = await caseFor(context, input.caseId, writing.verb);
    if (isRefusal(of)) return of;
    if (input.participantId !== null && !(await isInCase(context, input.caseId, input.participantId)))
      return refuse("not-in-case", { path: ["participantId"] });
    if (!(await insertRecord(context, spec, { ...input, of }))) return refuse("added-already");
    await also.written?.(context, input, input.content);
    opened([input.caseId], [spec.kind]);
    emit("casefile.record-added", { caseId: input.caseId, recordId: input.recordId });
    return one(context, input.recordId);
  });

  const revise = action({
    name: `casefile.revise-${noun}`,
    about: `Corrects ${about}; the history keeps what stood there.`,
    needs: writing.needs,
    input: written,
    output: Whole,
    refusals: ["may-not", "not-in-case"],
    emits: ["casefile.record-revised"],
  }).run(async (context) => {
    const { input, opened, emit, expects } = context;
    const seen = await findRecord(context, input.recordId, spec.kind);
    const caseId = seen.dossier_id;
    const of = await caseFor({ ...context, expects: undefined }, caseId, writing.verb);
    if (isRefusal(of)) return of;
    const now = await findRecord(context, input.recordId, spec.kind);
    refuseStale(now.version, expects);
    if (input.participantId !== null && !(await isInCase(context, caseId, input.participantId)))
      return refuse("not-in-case", { path: ["participantId"] });
    await updateRecord(context, spec, { ...input, caseId });
    await also.written?.(context, { caseId, recordId: input.recordId }, input.content);
    opened([caseId], [spec.kind]);
    emit("casefile.record-revised", { caseId, recordId: input.recordId });
    return one(context, input.recordId);
  });

  const remove = action({
    name: `casefile.remove-${noun}`,
    about: `Takes ${about} out of a case, with the reason; the history keeps it.`,
    needs: writing.needs,
    input: z.object({ recordId: z.uuid(), reason: z.string().trim().max(500).default("") }),
    output: z.object({ recordId: z.uuid() }),
    refusals: ["may-not"],
    emits: ["casefile.record-removed"],
  }).run(async (context) => {
    const { input, tx, vault, actor, now, opened, emit, expects } = context;
    const { recordId } = input;
    const seen = await findRecord(context, recordId, spec.kind);
    const caseId = seen.dossier_id;
    const of = await caseFor({ ...context, expects: undefined }, caseId, writing.verb);
    if (isRefusal(of)) return of;
    refuseStale((await findRecord(context, recordId, spec.kind)).version, expects);
    const reason = await vault.seal(caseId, contentPlace(recordId, "remove_reason"), input.reason || null);
    await sql`
      update casefile.record set removed_at = ${now}, removed_by = ${actor.accountId}::uuid, remove_reason = ${reason},
        version = version + 1 where record_id = ${recordId}::uuid`.execute(tx);
    await also.removed?.(context, { caseId, recordId });
    opened([caseId], [spec.kind]);
    emit("casefile.record-removed", { caseId, recordId });
    return { recordId };
  });

  const list = question({
    name: `casefile.list-${nouns}`,
    about: `All of this kind in a case, in the order of their days: ${about}.`,
    needs: "casefile.read",
    audited: true,
    input: z.object({ caseId: z.uuid() }),
    output: z.object({ items: z.array(Whole) }),
  }).run(async (context) => {
    const of = await findCase(context, context.input);
    const rows = await rowsOf(context, of.case_id, spec.kind);
    context.opened([of.case_id], [spec.kind]);
    const writes = verbsOf(of, context).includes(writing.verb);
    return { items: await recordsOf(context, spec, { of, rows, writes }) };
  });

  async function one(
    context: Parameters<typeof add.run>[0] | Parameters<typeof revise.run>[0],
    recordId: string,
  ) {
    const row = await findRecord(context, recordId, spec.kind);
    const of = await findCase(context, { caseId: row.dossier_id });
    const [found] = await recordsOf(context, spec, { of, rows: [row], writes: true });
    if (found === undefined) throw new Error("a record that was written has gone");
    return found;
  }

  return { actions: [add, revise, remove], questions: [list] };
}
