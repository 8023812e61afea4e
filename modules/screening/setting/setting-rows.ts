import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import type { NationalSetting } from "../screening.ts";

type Row = {
  country: string;
  reflection_days: number | null;
  non_punishment: boolean | null;
  advocate_hours: number | null;
  appeal_days: number | null;
  forced_disclosure: boolean | null;
  duties: string;
  version: number;
};
type Asking = Pick<QuestionContext<unknown>, "tx">;

export function settingOf(row: Row): NationalSetting {
  return {
    country: row.country,
    reflectionDays: row.reflection_days,
    nonPunishment: row.non_punishment,
    advocateHours: row.advocate_hours,
    appealDays: row.appeal_days,
    forcedDisclosure: row.forced_disclosure,
    duties: row.duties,
  };
}

export async function settingRows({ tx }: Asking, country: string | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select country, reflection_days, non_punishment, advocate_hours, appeal_days, forced_disclosure, duties, version
    from screening.setting where ${country}::text is null or country = ${country} order by country`.execute(
    tx,
  );
  return rows;
}

/** What is entered here of the law of a country; null where nothing was entered. */
export async function findSetting(context: Asking, country: string | null): Promise<NationalSetting | null> {
  if (country === null) return null;
  const [row] = await settingRows(context, country);
  return row === undefined ? null : settingOf(row);
}
