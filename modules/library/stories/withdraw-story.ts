import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";

const Named = z.object({ storyId: z.uuid() });

/** No second person and no way back: whoever told a story and takes it back never waits, and the text is gone. */
export const withdrawStory = action({
  name: "library.withdraw-story",
  about:
    "Takes a story back for good: it leaves every list and search at once, and its text with all versions is overwritten.",
  needs: "library.edit",
  input: Named,
  output: Named,
  refusals: ["withdrawn-already"],
  emits: ["library.story-left"],
}).run(async ({ input, tx, emit }) => {
  const { storyId } = input;
  const { rows } = await sql<{
    word: string;
  }>`select library.withdraw_story(${storyId}::uuid) as word`.execute(tx);
  if (rows[0]?.word === "withdrawn-already") return refuse("withdrawn-already");
  if (rows[0]?.word !== "done") throw new NotFound();
  emit("library.story-left", { storyId });
  return { storyId };
});
