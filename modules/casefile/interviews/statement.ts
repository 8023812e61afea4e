import { z } from "zod";
import { type Content, contentOf, type RecordSpec } from "../records/spec.ts";
import { ContentLanguage } from "./interview.ts";

/** What accounts tell of, so that what was told once need not be asked again (C1). */
export const topics = [
  "recruitment",
  "promises",
  "journey",
  "papers",
  "arrival",
  "work",
  "housing",
  "money",
  "control",
  "violence",
  "sexual-violence",
  "those-in-charge",
  "others-there",
  "children",
  "getting-away",
  "health",
  "other",
] as const;
export const Topic = z.enum(topics);
export type Topic = z.infer<typeof Topic>;

export const phases = ["earlier", "free", "questions"] as const;
export const Phase = z.enum(phases);
export type Phase = z.infer<typeof Phase>;

/** Where in the words a topic is told: a page, a minute, a line. */
export const Told = z.object({ topic: Topic, place: z.string().trim().max(100).default("") });
export const Words = z.object({
  words: z.string().trim().min(1).max(400_000),
  topics: z.array(Told).max(100),
});
export type Words = z.infer<typeof Words>;

export const Translation = z.object({
  translationId: z.uuid(),
  number: z.int(),
  lang: ContentLanguage,
  words: z.string(),
  by: z.string(),
  checkedBy: z.string().nullable(),
  writtenAt: z.string(),
});
export const Version = Words.extend({
  number: z.int(),
  reason: z.string().nullable(),
  writtenBy: z.string(),
  writtenAt: z.string(),
});

export const StatementLine = z.object({
  statementId: z.uuid(),
  caseId: z.uuid(),
  participantId: z.uuid(),
  personCode: z.string(),
  interviewId: z.uuid().nullable(),
  phase: Phase,
  takenOn: z.string(),
  lang: ContentLanguage,
  interpreted: z.boolean(),
  takenBy: z.string(),
  versions: z.int(),
  withdrawn: z.object({ at: z.string(), reason: z.string().nullable() }).nullable(),
  may: z.array(z.enum(["correct-statement", "translate-statement", "withdraw-statement"])),
});
export type StatementLine = z.infer<typeof StatementLine>;

export const Statement = StatementLine.extend({
  /** The newest first; none is ever written over. */
  written: z.array(Version),
  translations: z.array(Translation),
});
export type Statement = z.infer<typeof Statement>;

/** How prosecution weighs one statement (C6). */
export const weightSpec: RecordSpec = {
  kind: "statement-weight",
  noun: "statement-weight",
  nouns: "statement-weights",
  about: "how a statement is weighed",
  person: "none",
  fields: [
    { name: "setting", kind: "text" },
    { name: "interpreter", kind: "text" },
    { name: "reflectionDays", kind: "number" },
    {
      name: "medicalState",
      kind: "choices",
      list: ["fit", "tired", "in-pain", "under-medicine", "in-shock", "not-asked"],
      words: "medical-state",
    },
    {
      name: "differences",
      kind: "choices",
      list: [
        "none",
        "fear",
        "trauma",
        "language",
        "not-asked",
        "memory",
        "shame",
        "threats",
        "loyalty",
        "other",
      ],
      words: "difference",
    },
    { name: "reasons", kind: "long-text" },
  ],
};
export const Weight = contentOf(weightSpec);
export type Weight = Content;

/** Which accounts tell of a topic, in the order in which they were taken: told already, or not told yet. */
export function compareTopics(
  accounts: readonly { readonly statementId: string; readonly topics: readonly z.infer<typeof Told>[] }[],
): { topic: Topic; told: { statementId: string; place: string }[] }[] {
  return topics.map((topic) => ({
    topic,
    told: accounts.flatMap(({ statementId, topics: told }) => {
      const places = told.filter((one) => one.topic === topic).map(({ place }) => place);
      return places.length === 0
        ? []
        : [{ statementId, place: places.filter((place) => place !== "").join("; ") }];
    }),
  }));
}
