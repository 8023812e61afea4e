import type pg from "pg";
import { workAs } from "#kernel/action";
import { openPeople } from "#kernel/person";
import type { Services } from "#kernel/server";
import type { CaseReader } from "./make-cases.ts";

/** Given names and family names, of which everybody has one each: a given name is borne by thousands. */
export const pool = {
  given: namesOf(200, ["am", "be", "sa", "ko", "li"]),
  family: namesOf(300, ["ok", "ta", "mi", "ro"]),
};

/** The name of the n-th person. */
export function nameOf(n: number): { given: string; family: string } {
  return {
    given: pool.given[n % pool.given.length] ?? "",
    family: pool.family[Math.floor(n / pool.given.length) % pool.family.length] ?? "",
  };
}

/**
 * Makes a dossier, a card and the blind tokens of a name for every participant, and lets the readers of the case read
 * them, as adding people one by one does; no name is sealed, since nobody is shown it.
 */
export async function namePeople(services: Services, owner: pg.Client, reader: CaseReader): Promise<void> {
  const names = [...pool.given.map((given) => ({ given })), ...pool.family.map((family) => ({ family }))];
  const done = await workAs(
    services.engine,
    { by: "session", hash: reader.session },
    {
      name: "bench.tokens",
      work: (context) =>
        openPeople(
          context,
          names.map((name) => ({
            facts: {},
            identity: { names: { state: "known", value: [{ kind: "legal", ...name }] } },
          })),
        ),
    },
  );
  // Somebody who bears one name alone has the tokens of that name.
  await owner.query(
    `create temp table bench_token as select at - 1 as at, token, key_id from unnest($1::uuid[]) with ordinality b (person, at)
     join person.token on dossier_id = person`,
    [done?.result.map(({ personId }) => personId)],
  );
  await owner.query("analyze bench_token");
  await owner.query(`create temp table bench_person as select agency_id, dossier_id as case_id, person_id, person_code,
    row_number() over (order by participant_id) - 1 as n from casefile.participant where exists (select from access.dossier where dossier_id = participant.dossier_id and kind = 'case')`);
  for (const table of ["access.dossier", "access.derivation", "person.person", "person.token"])
    await owner.query(`alter table ${table} disable trigger user`);
  await owner.query(`insert into access.dossier (agency_id, dossier_id, kind, code, compartments, opened_by, opened_at)
    select agency_id, person_id, 'person', person_code, '{identity}', '${reader.accountId}', timestamptz '2020-01-01' from bench_person`);
  await owner.query(`insert into person.person (agency_id, person_id, dossier_id, code, sex, opened_at)
    select agency_id, person_id, person_id, person_code, 'female', timestamptz '2020-01-01' from bench_person`);
  await owner.query(`insert into access.derivation (source_dossier, person_dossier, source_agency, crosses, origin, made_at)
    select case_id, person_id, agency_id, false, 'casefile', timestamptz '2020-01-01' from bench_person`);
  await owner.query(`insert into person.token (agency_id, dossier_id, token, key_id, made_with)
    select p.agency_id, p.person_id, t.token, t.key_id, 1 from bench_person p
    cross join lateral (values (p.n % ${pool.given.length}), (${pool.given.length} + p.n / ${pool.given.length} % ${pool.family.length})) name (at)
    join bench_token t on t.at = name.at
    on conflict do nothing`);
  for (const table of ["access.dossier", "access.derivation", "person.person", "person.token"])
    await owner.query(`alter table ${table} enable trigger user`);
  await owner.query("vacuum analyze access.dossier, access.derivation, person.person, person.token");
}

/** So many words that are told apart, each of four of the syllables. */
function namesOf(count: number, syllables: readonly string[]): string[] {
  const { length } = syllables;
  return Array.from({ length: count }, (_, n) =>
    [n, n / length, n / length ** 2, n / length ** 3]
      .map((at) => syllables[Math.floor(at) % length])
      .join(""),
  );
}
