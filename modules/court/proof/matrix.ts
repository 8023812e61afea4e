import { z } from "zod";
import { Charge } from "../charges/charge.ts";
import { ElementCode } from "../offences/offence.ts";
import { Testimony } from "../testimony/testimony.ts";
import { hintedIssues } from "./issues.ts";
import { Proof } from "./proof.ts";
import { standings } from "./read-matrix.ts";

export const MatrixRow = z.object({
  element: ElementCode,
  standing: z.enum(standings),
  supports: z.int(),
  weakens: z.int(),
  onlyOn: z.uuid().nullable(),
  contradicted: z.array(z.uuid()),
});

/** The proof of one count. */
export const CountMatrix = z.object({
  charge: Charge,
  rows: z.array(MatrixRow),
  hints: z.array(z.object({ issue: z.enum(hintedIssues), element: ElementCode })),
});
export type CountMatrix = z.infer<typeof CountMatrix>;

export const PersonOfMatrix = z.object({
  participantId: z.uuid(),
  personId: z.uuid(),
  personCode: z.string(),
  capacity: z.string(),
  revealable: z.boolean(),
});

export const Matrix = z.object({
  caseId: z.uuid(),
  code: z.string(),
  counts: z.array(CountMatrix),
  cells: z.array(Proof),
  exhibits: z.array(
    z.object({
      evidenceId: z.uuid(),
      exhibit: z.int(),
      kind: z.string(),
      title: z.string(),
      withdrawn: z.boolean(),
    }),
  ),
  people: z.array(PersonOfMatrix),
  testimony: z.array(Testimony),
  writes: z.boolean(),
});
export type Matrix = z.infer<typeof Matrix>;
