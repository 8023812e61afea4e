import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { NationalSetting } from "../screening.ts";
import { settingOf, settingRows } from "./setting-rows.ts";

export const listNationalSettings = question({
  name: "screening.list-national-settings",
  about: "What was entered here of national law, by country; unknown is null and never guessed.",
  needs: "screening.read-settings",
  inAddress: true,
  input: z.object({}),
  output: z.object({
    items: z.array(NationalSetting.extend({ version: z.int() })),
    here: z
      .string()
      .nullable()
      .describe("country of the reader's agency: whose law holds where nothing else is said"),
  }),
}).run(async (context) => {
  const home = await sql<{ country: string | null }>`select screening.home_country() as country`.execute(
    context.tx,
  );
  return {
    items: (await settingRows(context, null)).map((row) => ({ ...settingOf(row), version: row.version })),
    here: home.rows[0]?.country ?? null,
  };
});
