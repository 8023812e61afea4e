import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { wordsIn } from "#kernel/words";
import { CourtDetails } from "../courts/court.ts";
import { Offence } from "../offences/offence.ts";
import { isDowngrade, type Verdict, VerdictFacts } from "./verdict.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;
const Said = VerdictFacts.pick({ reasons: true, downgradeReason: true, otherSentence: true });

type Row = {
  verdict_id: string;
  dossier_id: string;
  charge_id: string;
  count: number;
  person_code: string;
  citation: string;
  offence: unknown;
  court_id: string | null;
  court: unknown;
  verdict: string;
  on_day: string;
  final_on: string | null;
  indicated: Verdict["indicated"];
  charged: Verdict["charged"];
  convicted: Verdict["convicted"];
  imprisonment_months: number | null;
  suspended_months: number | null;
  life: boolean;
  aggravations: Verdict["aggravations"];
  harms: Verdict["harms"];
  said: Buffer;
  state: Verdict["state"];
  recorded_by: string;
  version: number;
};

export const verdictPlace = (id: string, column: "said" | "strike_reason" = "said") => ({
  table: "court.verdict",
  column,
  row: id,
});

type Wanted = { readonly caseId?: string; readonly verdictId?: string; readonly standing?: boolean };

/** Verdicts that the reader may see: of one case, one of them, or those that stand in all cases; by day. */
export async function verdictsOf(
  { tx, vault, actor }: Asking,
  { caseId, verdictId, standing }: Wanted,
): Promise<Verdict[]> {
  const { rows } = await sql<Row>`
    select v.verdict_id, v.dossier_id, v.charge_id, c.count, c.person_code, p.citation, p.content as offence, v.court_id, k.content as court,
      v.verdict, v.on_day::text, v.final_on::text, v.indicated, v.charged, v.convicted, v.imprisonment_months, v.suspended_months, v.life,
      v.aggravations, v.harms, v.said, v.state, v.recorded_by, v.version
    from court.verdict v join court.charge c on c.charge_id = v.charge_id
    join court.provision p on p.provision_id = c.provision_id left join court.court k on k.court_id = v.court_id
    where (${caseId ?? null}::uuid is null or v.dossier_id = ${caseId ?? null}::uuid)
      and (${verdictId ?? null}::uuid is null or v.verdict_id = ${verdictId ?? null}::uuid)
      and (${standing === true ? "stands" : null}::text is null or v.state = 'stands')
    order by v.on_day, c.count, v.recorded_at limit 5000`.execute(tx);
  const by = await colleagues(
    tx,
    rows.map((row) => row.recorded_by),
  );
  const found: Verdict[] = [];
  for (const row of rows) {
    const text = await vault.open(row.dossier_id, verdictPlace(row.verdict_id), row.said);
    const said =
      text === null ? { reasons: "", downgradeReason: "", otherSentence: "" } : Said.parse(JSON.parse(text));
    const offence = Offence.safeParse(row.offence);
    const court = CourtDetails.safeParse(row.court);
    found.push({
      ...said,
      verdictId: row.verdict_id,
      caseId: row.dossier_id,
      chargeId: row.charge_id,
      count: row.count,
      accusedCode: row.person_code,
      citation: row.citation,
      courtId: row.court_id,
      courtName: court.success ? wordsIn(court.data.name, actor.lang) : null,
      range: offence.success ? offence.data.penalty : null,
      verdict: row.verdict,
      on: row.on_day,
      finalOn: row.final_on,
      indicated: row.indicated,
      charged: row.charged,
      convicted: row.convicted,
      imprisonmentMonths: row.imprisonment_months,
      suspendedMonths: row.suspended_months,
      life: row.life,
      aggravations: row.aggravations,
      harms: row.harms,
      downgraded: isDowngrade(row),
      state: row.state,
      recordedBy: by(row.recorded_by).name,
      version: row.version,
    });
  }
  return found;
}
