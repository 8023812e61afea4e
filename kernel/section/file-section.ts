import type { QuestionContext } from "../action/context.ts";
import type { ReportBlock } from "../report/words.ts";
import type { Chapter } from "./chapter.ts";

/** What a section is asked with: the reader's own transaction, rights and keys. */
export type SectionContext = Pick<
  QuestionContext<unknown>,
  "tx" | "actor" | "vault" | "now" | "opened" | "expects"
>;

/** The dossier that is printed, which the reader may open in some part. */
export type PrintedDossier = { readonly dossierId: string; readonly code: string; readonly kind: string };

/**
 * A section of the printed file of one kind of dossier, given by whichever module holds it. `print` reads as the reader
 * and gives blocks in the reader's language, from headings of level 2 downwards; nothing when there is nothing, or
 * nothing for this reader. It names what it opened.
 */
export type FileSection = {
  /** `module.section`; its title is the text `file-section.<section>` of the module. */
  readonly name: `${string}.${string}`;
  /** Kind of dossier, e.g. `case`; `*` for every kind. */
  readonly dossier: string;
  readonly chapter: Chapter;
  /** The right without which the section is left out. */
  readonly needs: string;
  readonly title: (lang: SectionContext["actor"]["lang"]) => string;
  readonly print: (context: SectionContext, dossier: PrintedDossier) => Promise<readonly ReportBlock[]>;
};
