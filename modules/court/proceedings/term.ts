import { z } from "zod";
import { DeadlineTerm } from "#kernel/deadline";
import { Words } from "#kernel/words";
import { Country } from "../offences/offence.ts";
import { RegisterLine } from "../register/register-line.ts";
import { EventKind } from "./event.ts";

/** A deadline of national procedure: what begins it, how long it is, what meets it. */
export const TermHead = z.object({
  country: Country,
  after: EventKind.describe("the event with which it begins"),
  metBy: EventKind.nullable().default(null).describe("the event that meets it; null: somebody says so"),
  term: DeadlineTerm.pick({ unit: true, amount: true, rolls: true, timeOfDay: true }).extend({
    title: Words(150).describe("what must be done"),
    warnHours: z
      .int()
      .min(0)
      .max(24 * 60)
      .nullable()
      .default(72)
      .describe("so many hours before its end prosecutors of the case are told; null: nobody"),
  }),
});
export type TermHead = z.infer<typeof TermHead>;
export const Term = TermHead.extend(RegisterLine.shape);
export type Term = z.infer<typeof Term>;
