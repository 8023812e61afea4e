import { z } from "zod";
import { Code } from "#kernel/words";

/** Parts of a case in which times lie. */
export const diaryParts = ["investigation", "prosecution", "support"] as const;
export const DiaryPart = z.enum(diaryParts);
export type DiaryPart = z.infer<typeof DiaryPart>;

/** What takes place, by part. */
export const diaryWhats = {
  investigation: ["interview", "search", "meeting", "call", "travel", "other"],
  prosecution: ["hearing", "meeting", "call", "other"],
  support: ["appointment", "medical", "counsel", "accompaniment", "other"],
} as const satisfies Readonly<Record<DiaryPart, readonly string[]>>;

export const releaseEvents = ["release", "escape", "bail", "hearing", "appeal"] as const;
export const ReleaseEvent = z.enum(releaseEvents);

export const happeningWhats = [
  ...new Set([
    ...diaryWhats.investigation,
    ...diaryWhats.prosecution,
    ...diaryWhats.support,
    ...releaseEvents,
    "case-work",
    "task",
    "deadline",
  ]),
] as const;

/** One thing of the joint diary; `what` is null where the reader knows no more than that it is busy. */
export const Happening = z.object({
  caseId: z.uuid(),
  code: Code,
  source: z.enum(["diary", "interview", "record", "deadline", "release", "hearing", "appointment"]),
  startsAt: z.string(),
  endsAt: z.string(),
  allDay: z.boolean(),
  what: z.enum(happeningWhats as [string, ...string[]]).nullable(),
  /** Only of times in a part that the reader opens. */
  own: z
    .object({
      entryId: z.uuid(),
      part: DiaryPart,
      title: z.string(),
      place: z.string().nullable(),
      removable: z.boolean(),
    })
    .nullable(),
});
export type Happening = z.infer<typeof Happening>;
