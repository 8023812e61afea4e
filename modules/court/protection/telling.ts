import { z } from "zod";

/** What a person may want to be told (TIP Protocol art. 6(2)(a)), the dangerous first. */
export const topics = ["release", "escape", "bail", "hearing", "appeal"] as const;
export type Topic = (typeof topics)[number];
export const channels = ["in-person", "call", "message", "advocate", "none"] as const;

/** Of these the person is told before anything else, and their danger is assessed anew. */
export const urgentTopics: readonly Topic[] = ["release", "escape"];
/** After these the danger is assessed anew. */
export const reopeningTopics: readonly Topic[] = ["release", "escape", "bail"];

/** What people may want to be told of when this happens in a proceeding. */
export function topicOf(event: string): Topic | null {
  switch (event) {
    case "released":
      return "release";
    case "bail":
      return "bail";
    case "appeal":
    case "appeal-decided":
      return "appeal";
    default:
      return null;
  }
}

export const TellingSaid = z.object({
  through: z
    .string()
    .trim()
    .max(200)
    .default("")
    .describe("who tells them: a function or an office, no number"),
  neutral: z.string().trim().max(200).default("").describe("neutral word with which a message begins"),
  hours: z.string().trim().max(200).default("").describe("when they can be reached safely"),
});

export const Telling = z.object({
  participantId: z.uuid(),
  personCode: z.string(),
  topics: z.array(z.enum(topics)),
  channel: z.enum(channels),
  said: TellingSaid,
  wishesReturn: z.boolean().nullable(),
  agreesToStay: z.boolean().nullable(),
  askedOn: z.string(),
  version: z.int(),
});
export type Telling = z.infer<typeof Telling>;

export const Notice = z.object({
  noticeId: z.uuid(),
  participantId: z.uuid(),
  personCode: z.string(),
  topic: z.enum(topics),
  happensOn: z.string(),
  state: z.enum(["waiting", "told", "not-reached"]),
  channel: z.enum(channels).nullable(),
  raisedAt: z.string(),
  ended: z.object({ at: z.string(), by: z.string(), how: z.string() }).nullable(),
  tried: z.string().nullable().describe("how it was tried last, while it waits"),
  /** Something more urgent has to be told to this person first. */
  waitsForUrgent: z.boolean(),
  version: z.int(),
});
export type Notice = z.infer<typeof Notice>;

type Waiting = Pick<Notice, "noticeId" | "participantId" | "topic" | "state">;

/** Whether a release or an escape has to be told to the same person before this. */
export function waitsForUrgent(one: Waiting, all: readonly Waiting[]): boolean {
  if (urgentTopics.includes(one.topic)) return false;
  return all.some(
    (other) =>
      other.participantId === one.participantId &&
      other.state === "waiting" &&
      urgentTopics.includes(other.topic),
  );
}

/** The order in which people are told: what waits before what is done, the urgent first, then by day. */
export function inTellingOrder<N extends Waiting & { readonly happensOn: string }>(
  notices: readonly N[],
): N[] {
  const rank = ({ state, topic }: N) => (state === "waiting" ? (urgentTopics.includes(topic) ? 0 : 1) : 2);
  return [...notices].sort((a, b) => rank(a) - rank(b) || a.happensOn.localeCompare(b.happensOn));
}
