import type { z } from "zod";
import type { Tx } from "../database/tx.ts";
import type { Lang } from "../i18n/lang.ts";
import type { Texts } from "../module/module.ts";
import type { Html } from "./html.ts";

/** A text of the public pages in the reader's language: the module's own, else a shared one; the key itself if nobody has it. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** What stands behind the question mark of an address; never trusted, cut to what a page can mean. */
export type PublicQuery = ReadonlyMap<string, readonly string[]>;

/** Where the public pages stand, and where people write who want something corrected. */
export type Site = { readonly url: string; readonly contact: string };

/** What a public page knows: a read-only transaction of the login `palermo_public`, the address, and nobody's identity. */
export type PublicAsk = {
  readonly tx: Tx;
  readonly lang: Lang;
  readonly params: Readonly<Record<string, string>>;
  readonly query: PublicQuery;
  readonly say: Say;
  readonly site: Site;
};

export type PageLink = {
  readonly rel: "alternate" | "prev" | "next";
  readonly type?: string;
  readonly href: string;
  readonly title?: string;
};

export type PublicDocument = {
  readonly title: string;
  /** Language of the title, where it is not the page's. */
  readonly titleLang?: string;
  readonly description: string;
  readonly body: Html;
  /** Whether search engines may keep it: never a page on which a natural person is named (rule L1). */
  readonly indexed: boolean;
  readonly modified?: Date;
  /** Never kept on its way or in a browser: what can be taken back at any moment (rule L5). */
  readonly fleeting?: boolean;
  /** JSON-LD. */
  readonly data?: object;
  readonly links?: readonly PageLink[];
  /** The way back, without the page itself. */
  readonly trail?: readonly { readonly href: string; readonly text: string }[];
  /** What of the query belongs to the page's own address. */
  readonly canonicalQuery?: string;
};

/** A page at `/public/<lang>/<module><path>`; null: there is none (any more). */
export type PublicPage = {
  /** "" or such as `/:code`. */
  readonly path: string;
  readonly render: (ask: PublicAsk) => Promise<PublicDocument | null>;
};

export type FeedEntry = {
  /** Below the site: `/public/en/caselaw/J-7F3KQ2`. */
  readonly path: string;
  readonly title: string;
  readonly titleLang: string;
  readonly published: Date;
  readonly updated: Date;
  readonly summary: string;
  readonly categories?: readonly string[];
};

/** An Atom feed at `/public/<lang>/<module><path>`, for everything or for the search in its address. */
export type PublicFeed = {
  readonly path: string;
  readonly entries: (
    ask: PublicAsk,
  ) => Promise<{ readonly title: string; readonly entries: readonly FeedEntry[] }>;
};

/** One record in another form at `/public/<module>/<name>.<ending>`, whatever the language. */
export type PublicForm = {
  readonly ending: string;
  readonly type: string;
  readonly about: string;
  /** Offered as a file to keep. */
  readonly download?: boolean;
  readonly read: (ask: PublicAsk) => Promise<{ readonly text: string; readonly modified?: Date } | null>;
};

/** Files at `/public/<module><path>`, whatever the language: streamed from the encrypted store, to be kept and never shown here. */
export type PublicFiles = {
  /** Such as `/files/:file`. */
  readonly path: string;
  readonly about: string;
  readonly find: (ask: PublicAsk) => Promise<PublicFile | null>;
};

/** How a file's bytes open, and what they are called and are. */
export type PublicFile = {
  readonly address: string;
  readonly key: string;
  readonly bytes: number;
  /** Plain letters, digits, hyphens and dots. */
  readonly name: string;
  readonly type: "application/pdf" | "application/epub+zip" | "application/zip";
};

export type BatchAsk = { readonly tx: Tx; readonly after: string | null; readonly limit: number };
export type Batch<T> = { readonly items: readonly T[]; readonly next: string | null };

/** Everything at once, at `/public/<module>.jsonl` and `.csv`: read in short transactions, never held in memory. */
export type PublicRecords = {
  readonly about: string;
  readonly batch: (ask: BatchAsk) => Promise<Batch<object>>;
  readonly columns: readonly string[];
  /** A record as a line of a table. */
  readonly row: (record: object) => Readonly<Record<string, string | number | null>>;
  /** Of one record, for the description of the interface. */
  readonly schema: z.ZodType;
};

/** What programs that read for people (Model Context Protocol) may ask; its answers are marked as untrusted text. */
export type PublicTool = {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly input: z.ZodObject;
  readonly run: (
    ask: Pick<PublicAsk, "tx" | "site">,
    input: Readonly<Record<string, unknown>>,
  ) => Promise<object | null>;
};

/** What a module shows to everybody. Each part is a function of a transaction that sees published records only. */
export type PublicFace = {
  readonly texts: Readonly<Record<Lang, Texts>>;
  readonly pages: readonly PublicPage[];
  /**
   * A text that is another one after each change of anything that the face shows; one statement, as cheap as can be.
   * With it, finished pages and feeds are kept in memory, and asked for it each time.
   */
  readonly stamp?: (tx: Tx) => Promise<string>;
  readonly feeds?: readonly PublicFeed[];
  readonly forms?: readonly PublicForm[];
  readonly files?: readonly PublicFiles[];
  /** The name of a record in addresses, as a pattern: `J-[0-9A-Z]{6}`. */
  readonly recordName?: string;
  readonly records?: PublicRecords;
  /** Pages that search engines may keep, beside the module's first: paths below `/public/<lang>`. */
  readonly addresses?: (ask: BatchAsk) => Promise<Batch<{ readonly path: string; readonly modified?: Date }>>;
  readonly tools?: readonly PublicTool[];
  /** What the first page shows of the module under its title: the newest, a count. */
  readonly home?: (ask: PublicAsk) => Promise<Html>;
};

/** A module's name with its public face. */
export type Face = { readonly module: string; readonly face: PublicFace };
