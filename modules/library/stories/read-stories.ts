import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { Code, textIn } from "#kernel/words";
import { Reach } from "../publications/words.ts";
import { checkStory } from "./check-story.ts";
import { consentsOf, findStory, openNote, openStory, ownStories } from "./rows.ts";
import { answers, Consent, findingRules, mayWithStory, Story, StoryState } from "./words.ts";

type PublishedRow = { story_id: string; code: string; content: Story; audience: Reach; published_at: Date };

/**
 * Read live: what left is in no answer from that moment on. Stories stand in no index of words either, since one keeps the
 * words of a record that left until it is swept.
 */
const published = sql`
  select story_id, code, content, audience, published_at from library.published_story
  where valid_until is null or valid_until >= (access.now() at time zone 'UTC')::date`;

export const StoryLine = z.object({
  storyId: z.uuid(),
  code: z.string(),
  title: z.string(),
  lang: z.string(),
  beginning: z.string(),
  form: z.string().nullable(),
  sector: z.string().nullable(),
  invented: z.boolean(),
  reach: Reach,
});

export const listStories = question({
  name: "library.list-stories",
  about: "Stories that survivors agreed to have published, the newest first.",
  needs: "library.read",
  input: z.object({ text: z.string().trim().max(100).optional() }),
  output: z.object({ items: z.array(StoryLine), mayEdit: z.boolean() }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { rows } = await sql<PublishedRow>`
    select * from (${published}) p
    where position(lower(${input.text ?? ""}) in lower((p.content -> 'title')::text || (p.content -> 'text')::text)) > 0
      or ${input.text ?? ""} = ''
    order by p.published_at desc limit 500`.execute(tx);
  return {
    mayEdit: actor.rights.has("library.edit"),
    items: rows.map(({ story_id, code, content, audience }) => {
      const told = textIn(content.text, actor.lang);
      return {
        storyId: story_id,
        code,
        title: textIn(content.title, actor.lang).text,
        lang: told.lang,
        beginning:
          told.text.length > 220 ? `${told.text.slice(0, 220).replace(/[\s.,;:!?]+$/u, "")}…` : told.text,
        form: content.form ?? null,
        sector: content.sector ?? null,
        invented: content.invented,
        reach: audience,
      };
    }),
  };
});

export const getStory = question({
  name: "library.get-story",
  about: "One published story in the reader's language, or as it was told.",
  needs: "library.read",
  input: z.object({ code: Code }),
  output: z.object({
    storyId: z.uuid(),
    code: z.string(),
    title: z.string(),
    text: z.string(),
    lang: z.string(),
    content: Story,
    reach: Reach,
  }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { rows } =
    await sql<PublishedRow>`select * from (${published}) p where p.code = ${input.code}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  const told = textIn(row.content.text, actor.lang);
  return {
    storyId: row.story_id,
    code: row.code,
    title: textIn(row.content.title, actor.lang).text,
    text: told.text,
    lang: told.lang,
    content: row.content,
    reach: row.audience,
  };
});

export const listDrafts = question({
  name: "library.list-story-drafts",
  about: "Stories of one's agency with their state, for its editors.",
  needs: "library.edit",
  audited: true,
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        storyId: z.uuid(),
        code: z.string(),
        title: z.string().nullable(),
        state: StoryState,
        minor: z.boolean(),
        eighteenOn: z.string().nullable(),
        version: z.int(),
      }),
    ),
  }),
}).run(async (context) => {
  const rows = await ownStories(context);
  context.opened([], ["library.story.title"]);
  const items = [];
  for (const row of rows) {
    const story = await openStory(context, row);
    items.push({
      storyId: row.story_id,
      code: row.code,
      title: story === null ? null : textIn(story.title, context.actor.lang).text,
      state: row.state,
      minor: row.minor,
      eighteenOn: row.eighteen_on,
      version: row.version,
    });
  }
  return { items };
});

export const getDraft = question({
  name: "library.get-story-draft",
  about: "A story of one's agency with its consents, what the check found and what was answered.",
  needs: "library.edit",
  audited: true,
  input: z.object({ storyId: z.uuid() }),
  output: z.object({
    storyId: z.uuid(),
    code: z.string(),
    state: StoryState,
    version: z.int(),
    minor: z.boolean(),
    eighteenOn: z.string().nullable(),
    reach: Reach.nullable(),
    story: Story.nullable().describe("nothing once it was withdrawn"),
    consents: z.array(Consent),
    findings: z.array(
      z.object({
        id: z.string(),
        rule: z.enum(findingRules),
        lang: z.string(),
        part: z.enum(["title", "text", "facts"]),
        excerpt: z.string(),
        answer: z.enum(answers).nullable(),
      }),
    ),
    may: z.array(z.string()),
  }),
}).run(async (context) => {
  const { input, tx, actor } = context;
  const row = await findStory(context, input.storyId);
  if (row === null) throw new NotFound();
  const story = await openStory(context, row);
  context.opened([], ["library.story"]);
  const consents = [];
  for (const one of await consentsOf(context, row.story_id)) {
    consents.push({
      consentId: one.consent_id,
      givenBy: one.given_by,
      reach: one.audience,
      langs: one.langs,
      givenOn: one.given_on,
      validUntil: one.valid_until,
      takenBy: one.taken_by,
      takenAt: one.taken_at.toISOString(),
      note: one.note === null ? null : await openNote(context, one.consent_id, one.note),
      revokedAt: one.revoked_at?.toISOString() ?? null,
    });
  }
  const { rows: answered } = await sql<{ finding: string; answer: "harmless" | "change" }>`
    select finding, answer from library.story_answer where story_id = ${row.story_id}::uuid and version = ${row.version}`.execute(
    tx,
  );
  return {
    storyId: row.story_id,
    code: row.code,
    state: row.state,
    version: row.version,
    minor: row.minor,
    eighteenOn: row.eighteen_on,
    reach: row.reach,
    story,
    consents,
    findings: (story === null ? [] : checkStory(story, row)).map((finding) => ({
      ...finding,
      answer: answered.find((one) => one.finding === finding.id)?.answer ?? null,
    })),
    may: mayWithStory(actor.rights, { state: row.state, author: row.author === actor.accountId }),
  };
});
