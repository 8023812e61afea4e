import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { FieldPlace, Vault } from "../vault/words.ts";
import { absent, PartialDate, type Unknown } from "../words/index.ts";
import {
  Address,
  Contact,
  type Identity,
  type IdentityChange,
  IdentityDocument,
  PersonName,
} from "./person.ts";
import type { PersonContext } from "./person-context.ts";

type Field = keyof Identity;
type Kind = "name" | "birth" | "contact" | "document" | "address";
type Where = { readonly agencyId: string; readonly personId: string };
type Fresh = { readonly kind: Kind; readonly position: number; readonly text: string };
type OpenRow = Fresh & { readonly identityId: string };

const kinds = {
  names: "name",
  birth: "birth",
  contacts: "contact",
  documents: "document",
  addresses: "address",
} as const satisfies Record<Field, Kind>;
export const identityFields = Object.keys(kinds) as Field[];

/** The identity of a person, opened; null when their key was destroyed. */
export async function readIdentity(context: PersonContext, personId: string): Promise<Identity | null> {
  const rows = await openRows(context, [personId]);
  return rows.get(personId) === null ? null : identityOf(rows.get(personId) ?? []);
}

/** The identities of several people with one query for rows and one for keys; null for the erased. */
export async function readIdentities(
  context: PersonContext,
  personIds: readonly string[],
): Promise<Map<string, Identity | null>> {
  const rows = await openRows(context, personIds);
  return new Map([...rows].map(([personId, open]) => [personId, open && identityOf(open)]));
}

/** Writes the fields of a change: values that stay are not touched, others come and go as rows of their own. */
export async function writeIdentity(
  context: PersonContext,
  where: Where,
  change: IdentityChange,
): Promise<void> {
  const before = (await openRows(context, [where.personId])).get(where.personId) ?? [];
  const fresh: Fresh[] = [];
  for (const field of identityFields) {
    const value = change[field];
    if (value !== undefined)
      fresh.push(...(await keepRows(context, where, { kind: kinds[field], texts: textsOf(value), before })));
  }
  await insertRows(context, [{ ...where, fresh }]);
}

/** Writes the identities of people who have none yet. */
export async function writeNewIdentities(
  context: PersonContext,
  people: readonly (Where & { readonly identity: IdentityChange })[],
): Promise<void> {
  await insertRows(
    context,
    people.map(({ identity, ...where }) => ({ ...where, fresh: freshOf(identity) })),
  );
}

/** The whole identity that a first change leaves. */
export function firstIdentity(change: IdentityChange): Identity {
  return identityOf(freshOf(change));
}

function freshOf(change: IdentityChange): Fresh[] {
  return identityFields.flatMap((field) => {
    const value = change[field];
    if (value === undefined) return [];
    return textsOf(value).map((text, position) => ({ kind: kinds[field], position, text }));
  });
}

/** Leaves the rows of a kind that say what is said now, moves and drops others; gives those to be written. */
async function keepRows(
  { tx }: PersonContext,
  { agencyId }: Where,
  { kind, texts, before }: { kind: Kind; texts: string[]; before: readonly OpenRow[] },
): Promise<Fresh[]> {
  const left = before.filter((row) => row.kind === kind);
  const fresh: Fresh[] = [];
  for (const [position, text] of texts.entries()) {
    const same = left.findIndex((row) => row.text === text);
    const [row] = same < 0 ? [] : left.splice(same, 1);
    if (row === undefined) fresh.push({ kind, position, text });
    else if (row.position !== position)
      await sql`update person.identity set position = ${position} where agency_id = ${agencyId} and identity_id = ${row.identityId}`.execute(
        tx,
      );
  }
  if (left.length > 0)
    await sql`delete from person.identity where agency_id = ${agencyId} and identity_id = any (${left.map((row) => row.identityId)}::uuid[])`.execute(
      tx,
    );
  return fresh;
}

/** Seals rows of several people and writes them with one statement: each statement asks once what the actor may open. */
async function insertRows(
  { tx, vault }: PersonContext,
  people: readonly (Where & { readonly fresh: readonly Fresh[] })[],
): Promise<void> {
  const rows = await Promise.all(
    people.flatMap(({ agencyId, personId, fresh }) =>
      fresh.map(async ({ kind, position, text }) => {
        const identityId = randomUUID();
        const content = await vault.seal(personId, placeOf(identityId), text);
        return { agencyId, identityId, personId, kind, position, content };
      }),
    ),
  );
  if (rows.length === 0) return;
  await sql`insert into person.identity (agency_id, identity_id, dossier_id, kind, position, content)
    select * from unnest(${rows.map((row) => row.agencyId)}::uuid[], ${rows.map((row) => row.identityId)}::uuid[],
      ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.position)}::int[], ${rows.map((row) => row.content)}::bytea[])`.execute(tx);
}

/** Each item of a list is a row; a single value, or the reason for having none, is one row. */
function textsOf(value: Unknown<unknown>): string[] {
  if (value.state !== "known") return [JSON.stringify({ state: value.state })];
  const items: unknown[] = Array.isArray(value.value) ? value.value : [value.value];
  return items.map((item) => JSON.stringify({ state: "known", value: item }));
}

type Row = { identity_id: string; dossier_id: string; kind: Kind; position: number; content: Buffer };

async function openRows(
  { tx, vault }: Pick<PersonContext, "tx" | "vault">,
  personIds: readonly string[],
): Promise<Map<string, OpenRow[] | null>> {
  const { rows } = await sql<Row>`select identity_id, dossier_id, kind, position, content from person.identity
    where dossier_id = any (${[...personIds]}::uuid[]) order by kind, position, identity_id`.execute(tx);
  const open = new Map<string, OpenRow[] | null>(personIds.map((personId) => [personId, []]));
  const texts = await Promise.all(rows.map((row) => openContent(vault, row)));
  for (const [index, row] of rows.entries()) {
    const text = texts[index];
    const list = open.get(row.dossier_id);
    if (text === null || text === undefined) open.set(row.dossier_id, null);
    else list?.push({ identityId: row.identity_id, kind: row.kind, position: row.position, text });
  }
  return open;
}

function openContent(vault: Pick<Vault, "open">, row: Row): Promise<string | null> {
  return vault.open(row.dossier_id, placeOf(row.identity_id), row.content);
}

/** Where a value stands, as it is authenticated. */
export function placeOf(identityId: string): FieldPlace {
  return { table: "person.identity", column: "content", row: identityId };
}

const Content = z.discriminatedUnion("state", [
  z.object({ state: z.literal("known"), value: z.unknown() }),
  z.object({ state: z.enum(["unknown", "not-asked", "refused", "withheld"]) }),
]);

/** Puts opened rows together again; a field without rows was not asked. */
export function identityOf(rows: readonly Pick<OpenRow, "kind" | "text">[]): Identity {
  const of = (kind: Kind) =>
    rows.filter((row) => row.kind === kind).map((row) => Content.parse(JSON.parse(row.text)));
  return {
    names: listOf(of("name"), PersonName),
    birth: valueIn(of("birth"), PartialDate),
    contacts: listOf(of("contact"), Contact),
    documents: listOf(of("document"), IdentityDocument),
    addresses: listOf(of("address"), Address),
  };
}

function listOf<S extends z.ZodType>(contents: z.infer<typeof Content>[], item: S): Unknown<z.output<S>[]> {
  const values: z.output<S>[] = [];
  for (const content of contents) {
    if (content.state !== "known") return absent(content.state);
    values.push(item.parse(content.value));
  }
  return values.length > 0 ? { state: "known", value: values } : absent("not-asked");
}

function valueIn<S extends z.ZodType>(contents: z.infer<typeof Content>[], schema: S): Unknown<z.output<S>> {
  const found = listOf(contents, schema);
  if (found.state !== "known") return found;
  const [value] = found.value;
  return value === undefined ? absent("not-asked") : { state: "known", value };
}
