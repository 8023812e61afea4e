import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { getPersonFacts, openPerson, reviseIdentity } from "#kernel/person";
import { known } from "#kernel/words";
import type { KeepScreening } from "../screening.ts";

type Keeping = Context<KeepScreening>;
type Row = { person_id: string | null; person_nameless: boolean };

/**
 * The person of a screening, in `kernel/person`: opened when a name was needed, which goes to the vault, or when they agreed
 * to something, without a name then. A name that comes later is written once.
 */
export async function keepPerson(context: Keeping): Promise<void> {
  const { input, tx } = context;
  const { rows } = await sql<Row>`
    select person_id, person_nameless from screening.screening where screening_id = ${input.screeningId}::uuid`.execute(
    tx,
  );
  const [row] = rows;
  const named = Boolean(input.name?.given || input.name?.family);
  if (row?.person_id) {
    if (row.person_nameless && named) await nameLater(context, row.person_id);
    return;
  }
  if (!named && input.interview.consents.length === 0) return;
  await openNew(context, named);
}

function identityOf({ name }: KeepScreening) {
  return {
    names: known([
      {
        kind: "as-heard" as const,
        ...(name?.given ? { given: name.given } : {}),
        ...(name?.family ? { family: name.family } : {}),
      },
    ]),
  };
}

async function openNew(context: Keeping, named: boolean): Promise<void> {
  const { input, tx, opened } = context;
  const { screeningId, interview } = input;
  const { sex, yearOfBirth } = interview.person;
  const person = await openPerson(context, {
    facts: {
      ...(sex === "unknown" ? {} : { sex: known(sex) }),
      ...(yearOfBirth === undefined ? {} : { yearOfBirth: known(yearOfBirth) }),
    },
    identity: named ? identityOf(input) : {},
  });
  await sql`select access.derive(${screeningId}::uuid, ${person.personId}::uuid, 'participant')`.execute(tx);
  await sql`update screening.screening set person_id = ${person.personId}::uuid, person_code = ${person.code},
    person_nameless = ${!named} where screening_id = ${screeningId}::uuid`.execute(tx);
  if (named) opened([person.personId], ["names"]);
}

async function nameLater(context: Keeping, personId: string): Promise<void> {
  const { input, tx, opened } = context;
  const { version } = await getPersonFacts(context, personId);
  const done = await reviseIdentity(context, { personId, version, identity: identityOf(input) });
  // Whose names the actor may not write keeps them unwritten; the device still holds what it sent.
  if (typeof done === "string") return;
  await sql`update screening.screening set person_nameless = false
    where screening_id = ${input.screeningId}::uuid`.execute(tx);
  opened([personId], ["names"]);
}
