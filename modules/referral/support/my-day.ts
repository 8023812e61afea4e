import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Code } from "#kernel/words";
import { lineOf, type ReferralRow, referralColumns, referralTables } from "../referrals/referral-row.ts";
import { ReferralLine } from "../referrals/words.ts";
import { type SupportRow, supportColumns, supportLineOf } from "./support-row.ts";
import { NeedKind, SupportLine } from "./words.ts";

const MyDay = z.object({
  /** Asked of us, without an answer, the most urgent first. */
  waiting: z.array(ReferralLine),
  /** Sent by us: beyond its time, refused, or something else offered, with nobody asked since. */
  stuck: z.array(ReferralLine),
  appointments: z.array(
    z.object({ code: Code, personCode: z.string(), kind: NeedKind, at: z.string(), minutes: z.int() }),
  ),
  reviewsOverdue: z.array(SupportLine),
  reflectionsEnding: z.array(SupportLine),
  risksReopened: z.array(SupportLine),
  recalls: z.int().describe("withdrawn referrals of which somebody has to confirm that copies are gone"),
});

const most = 20;

export const myDay = question({
  name: "referral.my-day",
  about:
    "What waits for the reader today: requests, answers, appointments, reviews, reflection periods that end, risks reopened.",
  needs: "referral.support",
  input: z.object({
    hours: z.int().min(1).max(72).default(24).describe("how far ahead appointments are shown"),
  }),
  output: MyDay,
}).run(async (context) => {
  const { input, tx, actor, now } = context;
  const referrals = async (where: ReturnType<typeof sql>) => {
    const { rows } = await sql<ReferralRow>`select ${referralColumns} from ${referralTables} where ${where}
      order by r.answer_by nulls last limit ${most}`.execute(tx);
    return rows.map((row) => lineOf(row, context));
  };
  const files = async (where: ReturnType<typeof sql>) => {
    const { rows } = await sql<SupportRow>`select ${supportColumns} from referral.support_file f
      where f.state = 'open' and ${where} order by f.opened_at limit ${most}`.execute(tx);
    return rows.map((row) => supportLineOf(row, context));
  };
  const appointments = await sql<{
    code: string;
    person_code: string;
    kind: string;
    at: Date;
    minutes: number;
  }>`
    select f.code, f.person_code, a.kind, a.at, a.minutes from referral.appointment a
    join referral.support_file f on f.support_file_id = a.dossier_id
    where a.state = 'planned' and a.at between ${new Date(now.getTime() - 3_600_000)} and ${new Date(now.getTime() + input.hours * 3_600_000)}
    order by a.at limit ${most}`.execute(tx);
  const recalls = actor.rights.has("referral.answer")
    ? await sql<{ n: number }>`select count(*)::int as n from referral.recall where seen_at is null`.execute(
        tx,
      )
    : null;
  return MyDay.parse({
    waiting: await referrals(sql`r.to_agency = ${actor.agencyId}::uuid and r.state = 'sent'`),
    stuck:
      await referrals(sql`r.agency_id = ${actor.agencyId}::uuid and r.state in ('sent', 'countered', 'refused')
      and (r.state <> 'sent' or r.answer_by <= ${now})
      and not exists (select from referral.referral n where n.request_id = r.request_id and n.made_at > r.made_at)`),
    appointments: appointments.rows.map((row) => ({
      ...row,
      personCode: row.person_code,
      at: row.at.toISOString(),
    })),
    reviewsOverdue: await files(sql`f.review_by < ${now.toISOString().slice(0, 10)}::date`),
    reflectionsEnding: await files(
      sql`f.reflection_until between ${now} and ${new Date(now.getTime() + 7 * 86_400_000)}`,
    ),
    risksReopened: await files(sql`f.risk_reopened is not null`),
    recalls: recalls?.rows[0]?.n ?? 0,
  });
});
