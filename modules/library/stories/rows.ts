import { sql } from "kysely";
import { type Context, NotFound } from "#kernel/action";
import { openForAgency, sealForAgency } from "#kernel/vault";
import type { Given, Teller } from "./consent.ts";
import type { Story, StoryState } from "./words.ts";

export type Acting = Pick<Context<unknown>, "tx" | "actor" | "now" | "vault">;

export type StoryRow = {
  story_id: string;
  code: string;
  state: StoryState;
  version: number;
  sealed: Buffer | null;
  minor: boolean;
  eighteen_on: string | null;
  reach: "inside" | "everybody" | null;
  author: string;
  resting_at: Date | null;
};

const columns = sql`story_id, code, state, version, sealed, minor, to_char(eighteen_on, 'YYYY-MM-DD') as eighteen_on, reach, author, resting_at`;

/** A story of the actor's own agency; not there for everybody else. `held` keeps it for a change. */
export async function findStory(
  { tx }: Pick<Acting, "tx">,
  storyId: string,
  held = false,
): Promise<StoryRow | null> {
  const { rows } = await sql<StoryRow>`
    select ${columns} from library.story where story_id = ${storyId}::uuid ${held ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** The same for an action: throws where it is not there or was withdrawn. */
export async function standingStory(acting: Acting, storyId: string): Promise<StoryRow> {
  const found = await findStory(acting, storyId, true);
  if (found === null || found.state === "withdrawn") throw new NotFound();
  return found;
}

export async function ownStories({ tx }: Pick<Acting, "tx">): Promise<StoryRow[]> {
  const { rows } = await sql<StoryRow>`
    select ${columns} from library.story order by written_at desc, story_id limit 500`.execute(tx);
  return rows;
}

function placeOf(column: "sealed" | "note", row: string) {
  return column === "sealed"
    ? { table: "library.story", column, row }
    : { table: "library.story_consent", column, row };
}

export function sealStory({ vault }: Pick<Acting, "vault">, storyId: string, story: Story) {
  return sealForAgency(vault, placeOf("sealed", storyId), JSON.stringify(story));
}

/** Null once it was withdrawn: nothing is left to open. */
export async function openStory(
  { vault }: Pick<Acting, "vault">,
  { story_id, sealed }: Pick<StoryRow, "story_id" | "sealed">,
): Promise<Story | null> {
  if (sealed === null) return null;
  return JSON.parse(await openForAgency(vault, placeOf("sealed", story_id), sealed)) as Story;
}

export function sealNote({ vault }: Pick<Acting, "vault">, consentId: string, note: string) {
  return sealForAgency(vault, placeOf("note", consentId), note);
}

export function openNote({ vault }: Pick<Acting, "vault">, consentId: string, note: Buffer) {
  return openForAgency(vault, placeOf("note", consentId), note);
}

/** Keeps what stands as a version. */
export async function keepStoryVersion({ tx }: Pick<Acting, "tx">, storyId: string): Promise<void> {
  await sql`
    insert into library.story_version (agency_id, story_id, version, key_id, sealed, author, written_at)
    select agency_id, story_id, version, key_id, sealed, author, written_at from library.story where story_id = ${storyId}::uuid`.execute(
    tx,
  );
}

export type ConsentRow = {
  consent_id: string;
  given_by: Given["givenBy"];
  audience: Given["reach"];
  langs: string[];
  given_on: string;
  valid_until: string | null;
  taken_by: string;
  taken_at: Date;
  note: Buffer | null;
  revoked_at: Date | null;
};

export async function consentsOf({ tx }: Pick<Acting, "tx">, storyId: string): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select c.consent_id, c.given_by, c.audience, c.langs, to_char(c.given_on, 'YYYY-MM-DD') as given_on,
      to_char(c.valid_until, 'YYYY-MM-DD') as valid_until, library.colleague(c.taken_by) as taken_by, c.taken_at, c.note, c.revoked_at
    from library.story_consent c where c.story_id = ${storyId}::uuid order by c.taken_at, c.consent_id`.execute(
    tx,
  );
  return rows;
}

export function givenOf(rows: readonly ConsentRow[]): Given[] {
  return rows.map((row) => ({
    givenBy: row.given_by,
    reach: row.audience,
    langs: row.langs,
    givenOn: row.given_on,
    validUntil: row.valid_until,
    revoked: row.revoked_at !== null,
  }));
}

export function tellerOf({ minor, eighteen_on }: StoryRow): Teller {
  return { minor, eighteenOn: eighteen_on };
}

export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
