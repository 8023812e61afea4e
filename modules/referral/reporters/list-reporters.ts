import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { CountryCode } from "../words/area.ts";
import { ReporterKind, reporterKinds } from "../words/outreach.ts";
import { ReporterFacts } from "../words/reporter.ts";

const Line = ReporterFacts.extend({ reporterId: z.uuid(), version: z.int(), mine: z.boolean() });
type Row = {
  reporter_id: string;
  agency_id: string;
  kind: string;
  country: string;
  name: ReporterFacts["name"];
  areas: string[];
  ways: ReporterFacts["ways"];
  basis: ReporterFacts["basis"];
  phone: string | null;
  trained_on: string | null;
  version: number;
};

export const listReporters = question({
  name: "referral.list-reporters",
  about: "Bodies that may report from outside in a country, and the kinds of which nobody is registered yet.",
  needs: "referral.search",
  input: z.object({ country: CountryCode.optional() }),
  output: z.object({
    country: z.string(),
    items: z.array(Line),
    missing: z.array(ReporterKind).describe("kinds without anybody on the register"),
    mayKeep: z.boolean(),
  }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const own = await sql<{ country: string | null }>`select referral.own_country() as country`.execute(tx);
  const country = input.country ?? own.rows[0]?.country ?? "XV";
  const { rows } = await sql<Row>`
    select reporter_id, agency_id, kind, country, name, areas, ways, basis, phone, trained_on::text as trained_on, version
    from referral.reporter where ended_at is null and country = ${country} order by written_at, reporter_id limit 2000`.execute(
    tx,
  );
  const items = rows.map(({ reporter_id, agency_id, kind, trained_on, ...row }) => ({
    ...row,
    kind: ReporterKind.parse(kind),
    reporterId: reporter_id,
    trainedOn: trained_on,
    mine: agency_id === actor.agencyId,
  }));
  const there = new Set(items.map(({ kind }) => kind));
  return {
    country,
    items: items.sort((a, b) => reporterKinds.indexOf(a.kind) - reporterKinds.indexOf(b.kind)),
    missing: reporterKinds.filter((kind) => !there.has(kind)),
    mayKeep: actor.rights.has("referral.keep-directory"),
  };
});
