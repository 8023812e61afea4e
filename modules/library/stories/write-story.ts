import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { mustBe, newCode } from "../publications/rows.ts";
import { dayOf, keepStoryVersion, sealStory, standingStory } from "./rows.ts";
import { Story } from "./words.ts";

const Named = z.object({ storyId: z.uuid() });
const Written = Named.extend({ code: z.string(), version: z.int() });

/** The day is asked of a child only, and is the one exact day that is kept: the story leaves by it. */
const Teller = z.object({
  minor: z.boolean().describe("whoever tells it is under eighteen today"),
  eighteenOn: z.iso
    .date()
    .nullable()
    .default(null)
    .describe("day on which they come of age; for a child alone"),
});

export const addStory = action({
  name: "library.add-story",
  about: "Enters a survivor's story as a sealed draft of one's agency; consents are recorded beside it.",
  needs: "library.edit",
  input: Story.extend({ storyId: z.uuid(), ...Teller.shape }),
  output: Written,
  refusals: ["needs-coming-of-age"],
  emits: ["library.story-written"],
  undo: "library.withdraw-story",
}).run(async (context) => {
  const { storyId, minor, eighteenOn, ...story } = context.input;
  if (minor && (eighteenOn === null || eighteenOn <= dayOf(context.now)))
    return refuse("needs-coming-of-age", { path: ["eighteenOn"] });
  const code = newCode("N");
  const { keyId, sealed } = await sealStory(context, storyId, story);
  await sql`
    insert into library.story (agency_id, story_id, code, key_id, sealed, minor, eighteen_on, author, written_at)
    values (access.agency_id(), ${storyId}::uuid, ${code}, ${keyId}::uuid, ${sealed}, ${minor}, ${minor ? eighteenOn : null}::date,
      access.account_id(), ${context.now})`.execute(context.tx);
  await keepStoryVersion(context, storyId);
  context.opened([], ["library.story"]);
  context.emit("library.story-written", { storyId });
  return { storyId, code, version: 1 };
});

export const reviseStory = action({
  name: "library.revise-story",
  about:
    "Writes a new version of a story. What a second person answered counts no more; what is published stays until it is published again.",
  needs: "library.edit",
  input: Story.extend({ storyId: z.uuid() }),
  output: Written,
  emits: ["library.story-written"],
}).run(async (context) => {
  const { storyId, ...story } = context.input;
  const held = await standingStory(context, storyId);
  mustBe(held.version, context.expects);
  const { keyId, sealed } = await sealStory(context, storyId, story);
  await sql`
    update library.story set key_id = ${keyId}::uuid, sealed = ${sealed}, version = version + 1, author = access.account_id(),
      written_at = ${context.now},
      state = case when state = 'in-review' then case when exists (select from library.published_story p where p.story_id = story.story_id)
        then 'published' else 'draft' end else state end
    where story_id = ${storyId}::uuid`.execute(context.tx);
  await keepStoryVersion(context, storyId);
  context.opened([], ["library.story"]);
  context.emit("library.story-written", { storyId });
  return { storyId, code: held.code, version: held.version + 1 };
});
