import { sql } from "kysely";
import { z } from "zod";
import { action, Stale } from "#kernel/action";
import { NationalSetting } from "../screening.ts";
import { settingOf, settingRows } from "./setting-rows.ts";

export const setNationalSetting = action({
  name: "screening.set-national-setting",
  about:
    "Says what the law of a country gives: reflection period, non-punishment, time until an advocate, time to appeal.",
  needs: "screening.set-national-setting",
  input: NationalSetting,
  output: NationalSetting.extend({ version: z.int() }),
}).run(async ({ input, tx, expects }) => {
  const [before] = await settingRows({ tx }, input.country);
  if (before !== undefined && expects !== undefined && before.version !== expects)
    throw new Stale({ yours: expects, theirs: { version: before.version, ...settingOf(before) } });
  await sql`
    insert into screening.setting as s (country, reflection_days, non_punishment, advocate_hours, appeal_days, forced_disclosure, duties)
    values (${input.country}, ${input.reflectionDays}, ${input.nonPunishment}, ${input.advocateHours}, ${input.appealDays}, ${input.forcedDisclosure}, ${input.duties})
    on conflict (country) do update set reflection_days = excluded.reflection_days, non_punishment = excluded.non_punishment,
      advocate_hours = excluded.advocate_hours, appeal_days = excluded.appeal_days,
      forced_disclosure = excluded.forced_disclosure, duties = excluded.duties,
      changed_by = access.account_id(), changed_at = access.now(), version = s.version + 1`.execute(tx);
  const [row] = await settingRows({ tx }, input.country);
  return { ...input, version: row?.version ?? 1 };
});
