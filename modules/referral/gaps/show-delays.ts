import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Words } from "#kernel/words";
import { areaRows } from "../areas/area-rows.ts";
import { readDirectory } from "../services/directory.ts";

/** People behind a figure without whom it is not shown. */
export const fewest = 11;
const days = 365;

const Hours = z
  .int()
  .nullable()
  .describe(`median, whole hours; null: fewer than ${fewest} people stand behind it`);
const Delay = z.object({ toAnswer: Hours, toMeet: Hours, toBegin: Hours });

type Row = {
  service_id: string | null;
  area: string | null;
  answered: number;
  hours_to_answer: number | null;
  met: number;
  hours_to_meet: number | null;
  begun: number;
  hours_to_begin: number | null;
};

/** A median as it is shown: nothing of a few people, and no minutes by which one referral is known again. */
export function shownHours(hours: number | null, people: number): number | null {
  return hours === null || people < fewest ? null : Math.max(0, Math.round(hours));
}

const delayOf = (row: Row) => ({
  toAnswer: shownHours(row.hours_to_answer, row.answered),
  toMeet: shownHours(row.hours_to_meet, row.met),
  toBegin: shownHours(row.hours_to_begin, row.begun),
});
const isShown = ({ toAnswer, toMeet, toBegin }: z.infer<typeof Delay>) =>
  toAnswer !== null || toMeet !== null || toBegin !== null;

export const showDelays = question({
  name: "referral.show-delays",
  about:
    "Hours from a referral to the answer, to the first contact and to the beginning of help, by area and by service; nothing of a few people.",
  needs: "referral.see-gaps",
  input: z.object({}),
  output: z.object({
    areas: z.array(Delay.extend({ area: z.string(), name: Words(120).nullable() })),
    services: z.array(Delay.extend({ code: z.string(), name: Words(200) })),
    hidden: z
      .object({ areas: z.boolean(), services: z.boolean() })
      .describe("some are too small to be shown"),
  }),
  inAddress: true,
}).run(async ({ tx, now }) => {
  const today = Math.floor(now.getTime() / 86_400_000) * 86_400_000;
  const { rows } = await sql<Row>`
    select service_id, area, answered, hours_to_answer, met, hours_to_meet, begun, hours_to_begin
    from referral.delays(${new Date(today - days * 86_400_000)}::timestamptz)`.execute(tx);
  const names = new Map((await areaRows(tx)).map(({ code, name }) => [code, name]));
  const services = new Map((await readDirectory(tx)).map((one) => [one.serviceId, one]));
  const byArea = rows.flatMap((row) =>
    row.area === null ? [] : [{ area: row.area, name: names.get(row.area) ?? null, ...delayOf(row) }],
  );
  const byService = rows.flatMap((row) => {
    const one = services.get(row.service_id ?? "");
    return one === undefined ? [] : [{ code: one.code, name: one.content.name, ...delayOf(row) }];
  });
  const slowest = (a: z.infer<typeof Delay>, b: z.infer<typeof Delay>) =>
    (b.toMeet ?? b.toAnswer ?? 0) - (a.toMeet ?? a.toAnswer ?? 0);
  return {
    areas: byArea.filter(isShown).sort(slowest),
    services: byService.filter(isShown).sort(slowest),
    hidden: {
      areas: byArea.some((one) => !isShown(one)),
      services: byService.some((one) => !isShown(one)),
    },
  };
});
