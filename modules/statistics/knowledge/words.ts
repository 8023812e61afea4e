import { z } from "zod";
import { Words } from "#kernel/words";
import { levels, questions } from "./worksheet-names.ts";

const Line = (most: number) => z.string().trim().min(1).max(most);
const Link = z.url({ protocol: /^https?$/ }).max(500);

export const sourceKinds = ["data", "research"] as const;
export const Source = z.object({
  kind: z.enum(sourceKinds),
  name: Words(200),
  holder: Words(200).describe("the office that holds it"),
  collected: Words(2000).describe("how it is collected"),
  shared: Words(2000).describe("how and with whom it is shared"),
  updated: Words(1000).describe("how often and how it is updated"),
  licence: Line(300).optional(),
  link: Link.optional(),
  contact: Line(300).optional().describe("an office, never a person's own address"),
});
export type Source = z.infer<typeof Source>;

export const gapStates = ["open", "planned", "answered"] as const;
export const Gap = z.object({
  question: Words(500),
  why: Words(2000).describe("why it matters"),
  who: Words(500).describe("who could answer it"),
  state: z.enum(gapStates),
  answer: Words(2000).optional().describe("what is planned, or what the answer is"),
  sources: z.array(z.uuid()).max(20).default([]).describe("entries of the register of sources"),
});
export type Gap = z.infer<typeof Gap>;

export { levels, questions };

export const Answer = z.object({
  text: Words(4000).optional(),
  sources: z.array(z.uuid()).max(20).default([]).describe("entries of the register of sources"),
  cited: Line(1000).optional().describe("other sources in words"),
});
export const Worksheet = z.object({
  title: Words(200),
  level: z.enum(levels),
  place: Words(200).describe("where: a town, a country, a region"),
  date: z.iso.date().describe("the day of the judgment"),
  answers: z.object({ commit: Answer, profit: Answer, hide: Answer, escape: Answer }),
});
export type Worksheet = z.infer<typeof Worksheet>;
