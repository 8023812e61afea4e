import { sql } from "kysely";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { lineOf, type ReferralRow, referralColumns, referralTables } from "./referral-row.ts";
import { ReferralAsk, ReferralPage } from "./words.ts";

export const listReferrals = question({
  name: "referral.list-referrals",
  about: "Referrals that the reader may open, sent or received, the newest first; without names.",
  needs: "referral.read",
  inAddress: true,
  input: ReferralAsk,
  output: ReferralPage,
}).run(async (context) => {
  const { input, tx, actor } = context;
  const { limit = 50, box, state, kind, text } = input;
  const after = readAfter(input.after);
  const side =
    box === undefined
      ? sql`true`
      : box === "asked"
        ? sql`r.agency_id = ${actor.agencyId}::uuid`
        : sql`r.to_agency = ${actor.agencyId}::uuid`;
  const { rows } = await sql<ReferralRow & Placed>`
    select ${referralColumns}, ${exactly(sql`r.made_at`)} as place from ${referralTables}
    where ${side}
      and (${state ?? null}::text is null or r.state = ${state ?? null})
      and (${kind ?? null}::text is null or r.kind = ${kind ?? null})
      and (${text ?? null}::text is null or position(upper(${text ?? ""}) in r.code) > 0)
      and (${after?.at ?? null}::timestamptz is null or (r.made_at, r.referral_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by r.made_at desc, r.referral_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => lineOf(row, context)),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.referral_id) : null,
  };
});
