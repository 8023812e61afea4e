import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, type Refusal, refuse } from "#kernel/action";
import { askReview, type Reviewable } from "#kernel/review";
import { mustBe } from "../publications/rows.ts";
import { Reach } from "../publications/words.ts";
import { checkStory } from "./check-story.ts";
import { agreedTo } from "./consent.ts";
import {
  type Acting,
  consentsOf,
  dayOf,
  findStory,
  givenOf,
  openStory,
  type StoryRow,
  standingStory,
  tellerOf,
} from "./rows.ts";
import { answers, type Story } from "./words.ts";

const Named = z.object({ storyId: z.uuid() });

/** What must hold today for a story to be read: everybody's consent, also to the language in which it was told. */
async function agreedToday(acting: Acting, held: StoryRow, story: Story, reach: Reach) {
  const consents = givenOf(await consentsOf(acting, held.story_id));
  const agreed = agreedTo(tellerOf(held), { consents, reach, today: dayOf(acting.now) });
  const [party] = agreed.missing;
  if (party !== undefined) return { problem: refuse(`no-consent-${party}` as const) };
  if (!agreed.langs.includes(story.text.lang) || !agreed.langs.includes(story.title.lang))
    return { problem: refuse("language-not-agreed") };
  return { agreed };
}

async function answersTo({ tx }: Pick<Acting, "tx">, { story_id, version }: StoryRow) {
  const { rows } = await sql<{ finding: string; answer: string; by: string }>`
    select finding, answer, by from library.story_answer where story_id = ${story_id}::uuid and version = ${version}`.execute(
    tx,
  );
  return rows;
}

/** Languages that nobody agreed to stay out. */
function onlyIn(story: Story, langs: readonly string[]): Story {
  const kept = <T extends Story["title"]>(words: T): T => ({
    ...words,
    translations: Object.fromEntries(
      Object.entries(words.translations).filter(([lang]) => langs.includes(lang)),
    ),
  });
  return { ...story, title: kept(story.title), text: kept(story.text) };
}

async function publish(acting: Acting, storyId: string): Promise<Refusal | undefined> {
  const held = await findStory(acting, storyId, true);
  if (held === null || held.state !== "in-review" || held.reach === null) return refuse("gone");
  if (held.author === acting.actor.accountId) return refuse("own-text");
  const story = await openStory(acting, held);
  if (story === null) return refuse("gone");
  const today = await agreedToday(acting, held, story, held.reach);
  if (today.problem) return today.problem;
  const answered = await answersTo(acting, held);
  const open = checkStory(story, held).filter(
    ({ id }) =>
      !answered.some(
        ({ finding, answer, by }) => finding === id && answer === "harmless" && by !== held.author,
      ),
  );
  if (open.length > 0) return refuse("findings-open", { params: { count: open.length } });
  const { langs, until } = today.agreed;
  await sql`
    insert into library.published_story as p (story_id, code, agency_id, version, content, audience, valid_until, published_at)
    values (${storyId}::uuid, ${held.code}, access.agency_id(), ${held.version}, ${JSON.stringify(onlyIn(story, langs))}::jsonb,
      ${held.reach}, ${until}::date, ${acting.now})
    on conflict (story_id) do update set version = excluded.version, content = excluded.content, audience = excluded.audience,
      valid_until = excluded.valid_until`.execute(acting.tx);
  await sql`
    update library.story set state = 'published', resting_at = null, warned_at = null where story_id = ${storyId}::uuid`.execute(
    acting.tx,
  );
  return undefined;
}

/** Publishing a story waits for a second editor, who answers each finding and reads every language of it. */
export const storyReview: Reviewable = {
  kind: "library.story",
  needs: "library.publish",
  async show(context, recordId) {
    const held = await findStory(context, recordId);
    if (held === null || held.state !== "in-review") return null;
    const story = await openStory(context, held);
    if (story === null) return null;
    context.opened([], ["library.story"]);
    const answered = await answersTo(context, held);
    const found = checkStory(story, held);
    const open = found.filter(
      ({ id }) => !answered.some(({ finding, answer }) => finding === id && answer === "harmless"),
    );
    const texts = [
      [story.text.lang, story.text.text] as const,
      ...Object.entries(story.text.translations).map(([lang, one]) => [lang, one?.text ?? ""] as const),
    ];
    return {
      version: held.version,
      lines: [
        { label: "library:story.title", before: null, after: story.title.text },
        ...texts.map(([lang, text]) => ({ label: "library:story.text", before: lang, after: text })),
        {
          label: "library:story.reach",
          before: null,
          after: `library:reach.${held.reach ?? "inside"}`,
          texts: true,
        },
        { label: "library:story.open-findings", before: String(found.length), after: String(open.length) },
      ],
    };
  },
  approved: publish,
  async returned({ tx }, recordId) {
    await sql`
      update library.story set state = case when exists (select from library.published_story p where p.story_id = story.story_id)
        then 'published' else 'draft' end where story_id = ${recordId}::uuid and state = 'in-review'`.execute(
      tx,
    );
  },
};

export const proposeStory = action({
  name: "library.propose-story",
  about: "Asks a second editor to publish a story to which everybody agreed who must.",
  needs: "library.edit",
  input: Named.extend({ reach: Reach }),
  output: Named,
  refusals: [
    "no-consent-survivor",
    "no-consent-guardian",
    "no-consent-child",
    "no-consent-survivor-at-eighteen",
    "language-not-agreed",
  ],
  emits: ["library.story-proposed"],
}).run(async (context) => {
  const { storyId, reach } = context.input;
  const held = await standingStory(context, storyId);
  mustBe(held.version, context.expects);
  const story = await openStory(context, held);
  if (story === null) throw new NotFound();
  const today = await agreedToday(context, held, story, reach);
  if (today.problem) return today.problem;
  await sql`update library.story set state = 'in-review', reach = ${reach} where story_id = ${storyId}::uuid`.execute(
    context.tx,
  );
  await askReview(context.tx, storyReview, { recordId: storyId, version: held.version });
  context.opened([], ["library.story"]);
  context.emit("library.story-proposed", { storyId });
  return { storyId };
});

export const answerFinding = action({
  name: "library.answer-finding",
  about:
    "Says of a passage that the check found whether it is harmless or must be changed. Never of one's own text.",
  needs: "library.publish",
  input: Named.extend({ finding: z.string().max(200), answer: z.enum(answers) }),
  output: Named,
  refusals: ["own-text", "not-in-review", "no-such-finding"],
  emits: ["library.finding-answered"],
}).run(async (context) => {
  const { storyId, finding, answer } = context.input;
  const held = await standingStory(context, storyId);
  mustBe(held.version, context.expects);
  if (held.state !== "in-review") return refuse("not-in-review");
  if (held.author === context.actor.accountId) return refuse("own-text");
  const story = await openStory(context, held);
  if (story === null || !checkStory(story, held).some(({ id }) => id === finding))
    return refuse("no-such-finding", { path: ["finding"] });
  await sql`
    insert into library.story_answer as a (agency_id, story_id, version, finding, answer, by, at)
    values (access.agency_id(), ${storyId}::uuid, ${held.version}, ${finding}, ${answer}, access.account_id(), ${context.now})
    on conflict (agency_id, story_id, version, finding) do update set answer = excluded.answer, by = excluded.by, at = excluded.at`.execute(
    context.tx,
  );
  context.emit("library.finding-answered", { storyId });
  return { storyId };
});
