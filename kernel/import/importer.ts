import type { z } from "zod";
import type { Context } from "../action/context.ts";
import type { Lang } from "../i18n/lang.ts";
import type { ImporterField, Matched } from "./mapping.ts";
import type { ImportOptions, Preview, Report } from "./words.ts";

/** What a job's own short transactions see: the same as an action, entered as the job's requester. */
export type WorkContext = Omit<Context<unknown>, "input" | "expects">;

/** Runs `work` in one short transaction as the requester, with the grants of this moment. */
export type InTx = <T>(work: (context: WorkContext) => Promise<T>) => Promise<T>;

type FileContext = {
  /** Private plain copy of the uploaded file; removed afterwards. */
  readonly path: string;
  /** The name that the file had at the reader's desk; it tells the format. */
  readonly fileName: string;
  readonly options: ImportOptions;
  /**
   * The field of each column of the file, in the file's order, as the reader matched them; null for a column that is
   * left out. Checked against the importer's `fields`. Not there when nobody was asked: the importer then goes by the
   * names in the heading.
   */
  readonly matched?: Matched | undefined;
  readonly lang: Lang;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, step: string) => Promise<void>;
  readonly inTx: InTx;
};

export type InspectContext = FileContext;
export type CommitContext = FileContext & {
  readonly importId: string;
  /** Rejected rows are left out; otherwise one rejected row refuses the whole file. */
  readonly leaveOutRejected: boolean;
};
export type UndoContext = { readonly importId: string; readonly inTx: InTx };

/** The heading of one layout that an importer reads. */
export type KnownHeading = {
  /** What a file with this heading is recognised as. */
  readonly about: string | Readonly<Record<Lang, string>>;
  /** Columns that must stand in it, in any order. */
  readonly columns: readonly string[];
  /** No column may stand beside them. */
  readonly exact?: boolean;
};

/** What a reader may say beside the file: optional texts and choices by name. */
export type OptionSchema = z.ZodObject<Readonly<Record<string, z.ZodOptional<z.ZodString | z.ZodEnum>>>>;

/** Reads one foreign format. `inspect` never writes; `commit` makes everything visible in one transaction or nothing. */
export type Importer = {
  readonly name: string;
  /** One sentence for the import page, the command line and the manual; by language where it has translations. */
  readonly about: string | Readonly<Record<Lang, string>>;
  /** The right that the reader must hold. */
  readonly needs: string;
  readonly extensions: readonly string[];
  readonly maxBytes: number;
  /** What a column may hold. With them the reader matches the file's columns to fields before the preview. */
  readonly fields?: readonly ImporterField[];
  /** The field of each column by the importer's own knowledge of headings; by names and labels when left out. */
  readonly propose?: (columns: readonly string[]) => Matched;
  /** The headings by which its files are recognised, where it knows some; the name of a file may tell more. */
  readonly headings?: (fileName: string) => readonly KnownHeading[] | Promise<readonly KnownHeading[]>;
  /** What the reader may say beside the file. */
  readonly options?: OptionSchema;
  /** Texts of options: `NAME.label`, `NAME.expected` and `NAME.choice.VALUE`; the kernel's own when left out. */
  readonly optionText?: (lang: Lang, key: string) => string;
  readonly inspect: (context: InspectContext) => Promise<Preview>;
  readonly commit: (context: CommitContext) => Promise<Report>;
  /** Takes back what one import made; an importer without it cannot be undone. */
  readonly undo?: (context: UndoContext) => Promise<void>;
};

/** Declares an importer; modules list theirs in their door. */
export function defineImporter(importer: Importer): Importer {
  if (importer.extensions.length === 0) throw new Error(`importer ${importer.name} reads no file`);
  const names = (importer.fields ?? []).map(({ name }) => name);
  if (new Set(names).size < names.length) throw new Error(`importer ${importer.name} names a field twice`);
  return Object.freeze(importer);
}
