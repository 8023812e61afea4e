import { randomUUID } from "node:crypto";
import type { TestKernel } from "#kernel/testing";
import { makeCode } from "#kernel/words";
import { seeded } from "../../modules/casefile/builders.ts";
import { buildService } from "../../modules/referral/builders.ts";
import { serviceKinds } from "../../modules/referral/words/lists.ts";

export type CountrySize = {
  readonly services: number;
  readonly areas: number;
  readonly languages: number;
  readonly referrals: number;
};

const languages =
  "ar zh en fr ru es am fa prs ps ti so sw ha yo ig ur bn hi ne si ta th vi km lo my tl id ro bg sr sq uk tr ku uz tg ky kk".split(
    " ",
  );
export const benchLanguages = (count: number): string[] => languages.slice(0, count);
export const benchAreas = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `XV-${at.toString(36).toUpperCase().padStart(3, "0")}`);

/** Writes a generated country straight into the database: its areas, providers with about four services each, and what became of referrals. */
export async function makeCountry(kernel: TestKernel, agencyId: string, size: CountrySize): Promise<void> {
  const random = seeded(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(list))),
  ];
  const owner = await kernel.database.owner();
  await owner.query("set palermo.maintenance = 'on'");
  const areas = benchAreas(size.areas);
  const name = (text: string) => JSON.stringify({ lang: "en", text, translations: {} });
  for (const [at, code] of areas.entries())
    await owner.query(
      "insert into referral.area (agency_id, area_id, code, name, longitude, latitude) values ($1, $2, $3, $4, $5, $6)",
      [agencyId, randomUUID(), code, name(`Area ${at}`), 10 + (at % 20) / 4, 40 + Math.floor(at / 20) / 4],
    );
  const providers = Array.from({ length: Math.ceil(size.services / 4) }, () => randomUUID());
  for (const [at, providerId] of providers.entries())
    await owner.query(
      "insert into referral.provider (agency_id, provider_id, key, name, kind, country, author) values ($1, $2, $3, $4, 'ngo', 'XV', $2)",
      [agencyId, providerId, `p${at}`, name(`Provider ${at}`)],
    );
  for (let at = 0; at < size.services; at += 1) {
    const ageFrom = pick([0, 0, 0, 10, 16, 18, 18]);
    const { serviceId, content, capacity } = buildService({
      content: {
        languages: some(benchLanguages(size.languages), 6),
        interpreter: random() < 0.3,
        accepts: {
          sexes: pick([[], [], ["female"], ["male"]]),
          ageFrom,
          ageTo: pick([17, 60, 120, 120]) < ageFrom ? 120 : 120,
          families: random() < 0.5,
          disability: random() < 0.5,
          statuses: [],
        },
      },
    });
    const kinds = some(serviceKinds, 3);
    const wide = random() < 0.1;
    const bytes = Uint8Array.from({ length: 5 }, () => Math.floor(random() * 256));
    await owner.query(
      `insert into referral.service (agency_id, service_id, provider_id, key, code, kinds, areas, content, secret, capacity, free,
         free_told_at, verified_at, author)
       values ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $10, access.now(), access.now(), $2) on conflict do nothing`,
      [
        agencyId,
        serviceId,
        pick(providers),
        `s${at}`,
        makeCode("V", bytes),
        kinds,
        wide ? ["XV"] : some(areas, 8),
        JSON.stringify(content),
        kinds.includes("shelter") ? capacity : null,
        kinds.includes("shelter") ? Math.floor(random() * 4) : null,
      ],
    );
  }
  const rows = Array.from({ length: size.referrals }, () => {
    const asked = 1 + Math.floor(random() * 40);
    const accepted = Math.floor(random() * asked);
    const refused = Math.floor(random() * (asked - accepted));
    return `('${pick(areas)}', '${pick(serviceKinds)}', ${asked}, ${accepted}, ${refused}, ${asked - accepted - refused}, 0, ${Math.floor(random() * 70)})`;
  });
  await owner.query(
    "create table referral.bench_outcome (area text, kind text, asked int, accepted int, refused int, unanswered int, waiting int, hours double precision)",
  );
  await owner.query(`insert into referral.bench_outcome values ${rows.join(", ")}`);
  await owner.query(`
    create or replace function referral.outcomes(since timestamptz) returns table (service_id uuid, area text, kind text, asked int,
      accepted int, refused int, unanswered int, waiting int, hours double precision) language sql security definer as
      $$ select null::uuid, o.* from referral.bench_outcome o where access.has_right('referral.see-gaps') $$;
    grant execute on function referral.outcomes(timestamptz) to palermo_app`);
  await owner.query("analyze referral.service, referral.area, referral.provider");
  await owner.end();
}
