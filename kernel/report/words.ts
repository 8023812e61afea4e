import { z } from "zod";

/** A cell of a table or a fact: its text, or that it exists and is withheld from this reader. */
export const ReportCell = z.union([
  z.string().max(4000),
  z.object({ withheld: z.literal(true) }),
  z.object({ text: z.string().max(4000), strong: z.boolean().optional() }),
]);
export type ReportCell = z.infer<typeof ReportCell>;

const Label = z.string().max(400);

/** A picture that is drawn already: SVG text without references to anything outside it, or PNG in base64. */
const Picture = z.union([
  z.object({ svg: z.string().max(2_000_000) }),
  z.object({ png: z.base64().max(4_000_000) }),
]);

const Point = z.object({ at: z.number(), value: z.number().nullable() });

/** The building blocks of a document. All texts are shown as they stand: nothing in them is markup. */
export const ReportBlock = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("heading"),
    text: Label,
    level: z.union([z.literal(1), z.literal(2)]).optional(),
  }),
  z.object({ kind: z.literal("text"), text: z.string().max(50_000) }),
  z.object({ kind: z.literal("list"), items: z.array(z.string().max(4000)).max(500) }),
  z.object({ kind: z.literal("note"), text: z.string().max(4000) }),
  z.object({
    kind: z.literal("facts"),
    rows: z.array(z.object({ label: Label, value: ReportCell })).max(200),
  }),
  z.object({
    kind: z.literal("table"),
    title: Label.optional(),
    columns: z
      .array(
        z.object({
          label: Label,
          /** Figures stand at the end of the line. */
          align: z.enum(["start", "end"]).optional(),
          /** Share of the width; 1 when left out. */
          width: z.number().positive().max(20).optional(),
        }),
      )
      .min(1)
      .max(24),
    rows: z.array(z.array(ReportCell)).max(20_000),
    note: z.string().max(4000).optional(),
  }),
  z.object({
    kind: z.literal("picture"),
    title: Label.optional(),
    /** What the picture shows, for readers who cannot see it. */
    alt: z.string().max(2000),
    picture: Picture,
    /** Two that are `half` in a row stand side by side. */
    half: z.boolean().optional(),
    note: z.string().max(4000).optional(),
  }),
  z.object({
    kind: z.literal("bars"),
    title: Label.optional(),
    rows: z
      .array(z.object({ label: Label, value: z.number().nonnegative().nullable(), shown: Label }))
      .max(60),
    half: z.boolean().optional(),
    note: z.string().max(4000).optional(),
  }),
  z.object({
    kind: z.literal("lines"),
    title: Label.optional(),
    /** Points in order; a null value leaves a gap that is not joined. */
    series: z
      .array(z.object({ label: Label, points: z.array(Point).max(400) }))
      .min(1)
      .max(4),
    /** Where to write along the axis, e.g. the first, middle and last year. */
    ticks: z.array(z.object({ at: z.number(), shown: Label })).max(24),
    /** Where the definition changed: a broken upright line with its words. */
    marks: z
      .array(z.object({ at: z.number(), shown: Label }))
      .max(8)
      .optional(),
    /** The top of the axis, as shown. */
    top: z.object({ value: z.number().positive(), shown: Label }),
    half: z.boolean().optional(),
    note: z.string().max(4000).optional(),
  }),
  z.object({
    kind: z.literal("source"),
    source: z.string().max(2000),
    licence: z.string().max(1000).optional(),
    caveats: z.array(z.string().max(4000)).max(40).optional(),
  }),
  z.object({ kind: z.literal("signature"), lines: z.array(Label).max(8) }),
  z.object({ kind: z.literal("break") }),
  /** The headings of the document with their pages. */
  z.object({ kind: z.literal("contents") }),
]);
export type ReportBlock = z.infer<typeof ReportBlock>;

/** What a document says. */
export const ReportData = z.object({
  title: Label,
  subtitle: Label.optional(),
  /** The code of what it is about, on each page; never a name. */
  code: z.string().max(60).optional(),
  /** The day it was made, as shown on each page. */
  date: z.string().min(1).max(60),
  /** Who issues it, e.g. the agency; stands above the title. */
  issuer: Label.optional(),
  /** To whom, for a letter. */
  addressee: z.string().max(2000).optional(),
  blocks: z.array(ReportBlock).max(2000),
});
export type ReportData = z.infer<typeof ReportData>;

export const reportTemplates = ["document", "profile", "wide", "letter"] as const;
/** `document` for files and reports, `profile` compact, `wide` for broad tables, `letter` with an addressee. */
export type ReportTemplate = (typeof reportTemplates)[number];
