import { codeList } from "@palermo/vocabulary";
import { z } from "zod";
import { type Content, contentOf, type RecordSpec } from "../records/spec.ts";

export const interviewStates = ["planned", "free-account", "questions", "ended", "cancelled"] as const;
export const InterviewState = z.enum(interviewStates);
export type InterviewState = z.infer<typeof InterviewState>;

export const interviewVerbs = [
  "revise-interview",
  "begin-session",
  "end-session",
  "record-statement",
  "close-free-account",
  "end-interview",
  "cancel-interview",
] as const;
export const InterviewVerb = z.enum(interviewVerbs);
export type InterviewVerb = z.infer<typeof InterviewVerb>;

/** What is arranged for an interview (TIP Protocol art. 6; SOM Protocol art. 16; A12, A16). Names of staff, never the person's. */
export const planSpec: RecordSpec = {
  kind: "interview",
  noun: "interview",
  nouns: "interviews",
  about: "the plan of an interview",
  person: "required",
  fields: [
    { name: "interviewRoom", kind: "text", required: true },
    {
      name: "advocate",
      kind: "choice",
      list: ["present", "declined", "not-available"],
      words: "advocate",
      required: true,
    },
    { name: "advocateName", kind: "text" },
    { name: "interpreter", kind: "text" },
    { name: "interpreterLanguage", kind: "choice", vocabulary: "language" },
    {
      name: "recorded",
      kind: "choice",
      list: ["video", "audio", "in-writing"],
      words: "recorded",
      required: true,
    },
    { name: "appropriateAdult", kind: "text" },
    { name: "needs", kind: "long-text" },
  ],
};
export const Plan = contentOf(planSpec);

export const Session = z.object({
  sessionId: z.uuid(),
  beganAt: z.string(),
  endedAt: z.string().nullable(),
  present: z.string(),
  whyEnded: z.string().nullable(),
});

export const Interview = z.object({
  interviewId: z.uuid(),
  caseId: z.uuid(),
  participantId: z.uuid(),
  personCode: z.string(),
  state: InterviewState,
  startsAt: z.string(),
  endsAt: z.string(),
  interviewers: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
  child: z.boolean(),
  plan: Plan,
  freeClosedAt: z.string().nullable(),
  /** Why nothing was told freely, or why it was cancelled. */
  reason: z.string().nullable(),
  /** The reader asks the questions and has not heard the free account yet: earlier accounts are shut (C1). */
  earlierShut: z.boolean(),
  /** The reader is one of those who hear the person. */
  hears: z.boolean(),
  sessions: z.array(Session),
  version: z.int(),
  may: z.array(InterviewVerb),
});
export type Interview = z.infer<typeof Interview>;

/** What may be done with an interview of a case in which the reader may write. */
export function mayWithInterview(
  state: InterviewState,
  { writes, inSession }: { writes: boolean; inSession: boolean },
): InterviewVerb[] {
  if (!writes || state === "ended" || state === "cancelled") return [];
  const may: InterviewVerb[] = [inSession ? "end-session" : "begin-session"];
  if (state === "planned") return ["revise-interview", ...may, "cancel-interview"];
  may.unshift("record-statement");
  if (state === "free-account") may.push("close-free-account", "cancel-interview");
  else if (!inSession) may.push("end-interview");
  return may;
}

/** A child, or somebody whose age is told as below eighteen, is heard with an appropriate adult only. */
export function lacksAdult(child: boolean, plan: Content): boolean {
  return child && plan.appropriateAdult === undefined;
}

/** Age bands that are below eighteen. */
export const childBands: ReadonlySet<string> = new Set(["0-8", "9-17"]);

export const ContentLanguage = z.enum(
  codeList("language").codes.map(({ code }) => code) as [string, ...string[]],
);
