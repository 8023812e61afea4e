import { sql } from "kysely";
import { z } from "zod";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { Page, PageAsk, wordsIn } from "#kernel/words";
import { courts } from "../courts/courts.ts";
import { HearingState } from "./event.ts";
import { wallAt } from "./hearing-time.ts";

const Line = z.object({
  eventId: z.uuid(),
  caseId: z.uuid(),
  code: z.string(),
  day: z.string(),
  time: z.string(),
  zone: z.string(),
  court: z.string().nullable(),
  state: HearingState,
});

export const listHearings = question({
  name: "court.list-hearings",
  about: "Hearings of the reader's cases, the next first: day, time and court, nothing of content.",
  needs: "court.read",
  audited: true,
  input: PageAsk.extend({ state: HearingState.optional(), past: z.boolean().default(false) }),
  output: Page(Line),
}).run(async (context) => {
  const { tx, now, input, actor } = context;
  const { limit = 50, state, past } = input;
  const after = readAfter(input.after);
  const { rows } = await sql<
    Placed & {
      event_id: string;
      dossier_id: string;
      starts_at: Date;
      zone: string;
      hearing_state: z.infer<typeof HearingState>;
      court_id: string | null;
      code: string;
    }
  >`
    select e.event_id, e.dossier_id, e.starts_at, ${exactly(sql`e.starts_at`)} as place, e.zone, e.hearing_state, e.court_id, f.code
    from court.event e, lateral court.find_case(e.dossier_id, null) f
    where e.kind = 'hearing' and e.struck_at is null and (${past} or e.starts_at >= ${now}::timestamptz - interval '12 hours')
      and (${state ?? null}::text is null or e.hearing_state = ${state ?? null})
      and (${after?.at ?? null}::timestamptz is null or (e.starts_at, e.event_id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by e.starts_at, e.event_id limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const there = await courts.byId(
    context,
    shown.map((row) => row.court_id).filter((one) => one !== null),
  );
  context.opened([...new Set(shown.map((row) => row.dossier_id))], ["hearings"]);
  return {
    items: shown.map((row) => {
      const court = row.court_id === null ? undefined : there.get(row.court_id);
      const [day = "", time = ""] = wallAt(row.zone, row.starts_at.getTime()).split(" ");
      return {
        eventId: row.event_id,
        caseId: row.dossier_id,
        code: row.code,
        day,
        time,
        zone: row.zone,
        court: court === undefined ? null : wordsIn(court.court.name, actor.lang),
        state: row.hearing_state,
      };
    }),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.event_id) : null,
  };
});
