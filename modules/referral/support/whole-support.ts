import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { openWords } from "./sealed.ts";
import { findSupport, type SupportRow, supportLineOf } from "./support-row.ts";
import { SupportFile } from "./words.ts";

type Reading = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor" | "now">;
type Row = Record<string, unknown>;

/** A support file as one page shows it. */
export async function wholeSupport(context: Reading, supportFileId: string): Promise<SupportFile> {
  const row = await findSupport(context, { supportFileId });
  const read = (table: string, order: string) => rowsOf(context, { supportFileId, table, order });
  const words = (table: string, column: string, one: Row) =>
    openWords(context, { fileId: supportFileId, table, column, row: String(one.id) }, bytes(one[column]));
  const open = await sql<{ identity: boolean }>`
    select access.may_open(${row.person_id}::uuid, 'identity', 'read') as identity`.execute(context.tx);
  const needs = await each(await read("need", "urgency = 'now' desc, told_at"), async (one) => ({
    needId: one.id,
    kind: one.kind,
    state: one.state,
    urgency: one.urgency,
    words: await words("need", "words", one),
    toldAt: moment(one.told_at),
    version: one.version,
  }));
  const goals = await each(await read("goal", "set_at"), async (one) => ({
    goalId: one.id,
    needId: one.need_id,
    state: one.state,
    ownWords: await words("goal", "own_words", one),
    wordsLang: one.words_lang,
    steps: await words("goal", "steps", one),
    byDay: one.by_day,
    setAt: moment(one.set_at),
    version: one.version,
  }));
  const appointments = await each(await read("appointment", "at"), async (one) => ({
    appointmentId: one.id,
    kind: one.kind,
    at: moment(one.at),
    minutes: one.minutes,
    state: one.state,
    words: await words("appointment", "words", one),
    outcome: await words("appointment", "outcome", one),
    version: one.version,
  }));
  const reviews = await each(await read("plan_review", "held_at desc"), async (one) => ({
    planReviewId: one.id,
    heldAt: moment(one.held_at),
    withPerson: one.with_person,
    outcome: await words("plan_review", "outcome", one),
  }));
  const risks = await each(await read("risk", "assessed_at desc"), async (one) => ({
    riskId: one.id,
    danger: one.danger,
    risks: await words("risk", "risks", one),
    safetyPlan: await words("risk", "safety_plan", one),
    assessedAt: moment(one.assessed_at),
    assessedBy: one.assessed_name,
  }));
  const [wish = null] = await each(await read("telling_wish", "asked_at desc"), async (one) => ({
    channel: one.channel,
    topics: one.topics,
    words: await words("telling_wish", "words", one),
    askedAt: moment(one.asked_at),
  }));
  const tellings = await each(
    await read("telling", "told_at is not null, first desc, received_at"),
    async (one) => ({
      tellingId: one.id,
      topic: one.topic,
      first: one.first,
      wanted: !one.not_wanted,
      happensAt: one.happens_at === null ? null : moment(one.happens_at),
      words: await words("telling", "words", one),
      receivedAt: moment(one.received_at),
      toldAt: one.told_at === null ? null : moment(one.told_at),
      toldHow: one.told_how,
      version: one.version,
    }),
  );
  const referrals = await sql`select code, state, kind from referral.referral
    where source_dossier = ${supportFileId}::uuid order by made_at desc`.execute(context.tx);
  const own = (column: "summary" | "closing_note") =>
    openWords(
      context,
      { fileId: supportFileId, table: "support_file", column, row: supportFileId },
      row[column],
    );
  return SupportFile.parse({
    ...supportLineOf(row, context),
    personId: row.person_id,
    revealable: open.rows[0]?.identity ?? false,
    sealed: row.sealed,
    summary: (await own("summary")) || null,
    closingNote: (await own("closing_note")) || null,
    advocateSince: row.advocate_since?.toISOString() ?? null,
    identifiedAt: row.identified_at?.toISOString() ?? null,
    firstContact: row.first_contact?.toISOString() ?? null,
    hoursToContact: hoursToContact(row, context.now),
    reflectionFrom: row.reflection_from?.toISOString() ?? null,
    riskCause: row.risk_cause,
    needs,
    goals,
    appointments,
    reviews,
    risks,
    wish,
    tellings,
    referrals: referrals.rows,
  });
}

/** The clock "identified → advocate present" of one person (S13): it runs until the first contact. */
export function hoursToContact(
  row: Pick<SupportRow, "identified_at" | "first_contact">,
  now: Date,
): number | null {
  if (row.identified_at === null) return null;
  const end = row.first_contact ?? now;
  return Math.max(0, Math.round((end.getTime() - row.identified_at.getTime()) / 360_000) / 10);
}

async function rowsOf(
  { tx }: Reading,
  { supportFileId, table, order }: { supportFileId: string; table: string; order: string },
): Promise<Row[]> {
  const id = sql.ref(`${table}_id`);
  const more =
    table === "risk"
      ? sql`, (select n.name from access.account_names(array[r.assessed_by]) n) as assessed_name`
      : table === "goal"
        ? sql`, r.by_day::text as by_day`
        : sql``;
  const { rows } = await sql<Row>`select r.*, r.${id} as id ${more} from ${sql.table(`referral.${table}`)} r
    where r.dossier_id = ${supportFileId}::uuid order by ${sql.raw(order)}`.execute(tx);
  return rows;
}

function each<T>(rows: readonly Row[], make: (row: Row) => Promise<T>): Promise<T[]> {
  return Promise.all(rows.map(make));
}

function bytes(value: unknown): Buffer | null {
  return Buffer.isBuffer(value) ? value : null;
}

function moment(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  throw new TypeError("a moment of a support file is a date");
}
