import { z } from "zod";
import { SearchInput } from "#kernel/text-search";
import { TranslatedText } from "#kernel/words";
import { codesOf } from "../words/codes.ts";

const Code = z.string().regex(/^J-[0-9A-Z]{6}$/, "the code of a judgment, such as J-7F3KQ2");

/** Where a digest's cases come from: picked by hand, or whatever a search finds. */
export const DigestSource = z.discriminatedUnion("by", [
  z.object({ by: z.literal("hand"), codes: z.array(Code).min(1).max(200) }),
  z.object({ by: z.literal("search"), query: z.string().max(1000), filters: SearchInput.shape.filters }),
]);
export type DigestSource = z.infer<typeof DigestSource>;

export const DigestIssue = z.object({
  issue: codesOf("evidential-issue"),
  note: TranslatedText(4000).optional().describe("what the editor says of the issue before the extracts"),
});

/** As it is written. */
export const DigestInput = z.object({
  title: TranslatedText(300),
  about: TranslatedText(4000).optional(),
  issues: z.array(DigestIssue).min(1).max(40),
  source: DigestSource,
});
export type DigestInput = z.infer<typeof DigestInput>;

/**
 * As it is stored: no text of any case, only its code and a print of what was seen of it. The words are read from what is
 * published at the moment, so that nothing that was withdrawn or corrected lives on in a digest.
 */
export const DigestContent = DigestInput.extend({
  cases: z.array(z.object({ code: Code, seen: z.string() })).max(200),
});
export type DigestContent = z.infer<typeof DigestContent>;
