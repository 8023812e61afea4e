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
  output: z.object({ items: z.array(NationalSetting.extend({ version: z.int() })) }),
}).run(async (context) => ({
  items: (await settingRows(context, null)).map((row) => ({ ...settingOf(row), version: row.version })),
}));
