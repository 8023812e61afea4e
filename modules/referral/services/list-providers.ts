import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { Provider } from "../words/provider.ts";

type Row = {
  provider_id: string;
  agency_id: string;
  key: string;
  name: Provider["name"];
  kind: Provider["kind"];
  country: string;
  answered_by: string | null;
  version: number;
  services: number;
};

const Agency = z.object({ agencyId: z.uuid(), name: z.string() });

export const listProviders = question({
  name: "referral.list-providers",
  about: "Bodies that give services, and the agencies that may answer for one.",
  needs: "referral.search",
  input: z.object({}),
  output: z.object({ items: z.array(Provider), mayKeep: z.boolean(), agencies: z.array(Agency) }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const { rows } = await sql<Row>`
    select p.provider_id, p.agency_id, p.key, p.name, p.kind, p.country, p.answered_by, p.version,
      (select count(*)::int from referral.service s where s.provider_id = p.provider_id and s.state <> 'closed') as services
    from referral.provider p where p.removed_at is null limit 5000`.execute(tx);
  const names = await sql<{ agency_id: string; name: Record<string, string> }>`
    select agency_id, name from referral.agency_names(${[...new Set(rows.map((row) => row.agency_id))]}::uuid[])`.execute(
    tx,
  );
  const nameOf = new Map(
    names.rows.map(({ agency_id, name }) => [agency_id, name[actor.lang] ?? name.en ?? ""]),
  );
  const answering = await sql<{ agency_id: string; name: Record<string, string> }>`
    select agency_id, name from referral.answering_agencies()`.execute(tx);
  const order = new Intl.Collator(actor.lang);
  const items = rows.map((row) => ({
    providerId: row.provider_id,
    key: row.key,
    name: row.name,
    kind: row.kind,
    country: row.country,
    answeredBy: row.answered_by,
    version: row.version,
    services: row.services,
    agency: nameOf.get(row.agency_id) ?? "",
    mine: row.agency_id === actor.agencyId,
  }));
  return {
    items: items.sort((a, b) => order.compare(wordsIn(a.name, actor.lang), wordsIn(b.name, actor.lang))),
    mayKeep: actor.rights.has("referral.keep-service"),
    agencies: answering.rows.map(({ agency_id, name }) => ({
      agencyId: agency_id,
      name: name[actor.lang] ?? name.en ?? "",
    })),
  };
});
