import { sql } from "kysely";
import { z } from "zod";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { Code } from "#kernel/words";
import { findSupport, type SupportRow, supportColumns, supportLineOf } from "./support-row.ts";
import { wholeSupport } from "./whole-support.ts";
import { SupportAsk, SupportFile, SupportPage } from "./words.ts";

export const getSupportFile = question({
  name: "referral.get-support-file",
  about:
    "One support file with its needs, goals, appointments, reviews, risk and what the person is to be told.",
  needs: "referral.support",
  audited: true,
  input: z.union([z.object({ supportFileId: z.uuid() }), z.object({ code: Code })]),
  output: SupportFile,
}).run(async (context) => {
  const row = await findSupport(context, context.input);
  context.opened(
    [row.support_file_id],
    ["summary", "need", "goal", "appointment", "plan_review", "risk", "telling"],
  );
  return wholeSupport(context, row.support_file_id);
});

export const listSupportFiles = question({
  name: "referral.list-support-files",
  about: "Support files that the reader may open, the newest first; without names.",
  needs: "referral.support",
  inAddress: true,
  input: SupportAsk,
  output: SupportPage,
}).run(async (context) => {
  const { input, tx, actor, now } = context;
  const { limit = 50, state, mine, due, text } = input;
  const after = readAfter(input.after);
  const today = now.toISOString().slice(0, 10);
  const week = new Date(now.getTime() + 7 * 86_400_000);
  const duty = {
    review: sql`f.state = 'open' and f.review_by < ${today}::date`,
    reflection: sql`f.state = 'open' and f.reflection_until between ${now} and ${week}`,
    risk: sql`f.state = 'open' and f.risk_reopened is not null`,
  };
  const { rows } = await sql<SupportRow & Placed>`
    select ${supportColumns}, ${exactly(sql`f.opened_at`)} as place from referral.support_file f
    where ${due === undefined ? sql`true` : duty[due]} and ${mine ? sql`f.advocate = ${actor.accountId}::uuid` : sql`true`}
      and (${state ?? null}::text is null or f.state = ${state ?? null})
      and (${text ?? null}::text is null or position(upper(${text ?? ""}) in f.code || ' ' || f.person_code) > 0)
      and (${after?.at ?? null}::timestamptz is null or (f.opened_at, f.support_file_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by f.opened_at desc, f.support_file_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => supportLineOf(row, context)),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.support_file_id) : null,
  };
});
