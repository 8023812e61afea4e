import type { ComponentType } from "react";
import type { Lang } from "../i18n/lang.ts";
import type { Chapter } from "../section/chapter.ts";

/** The groups of the navigation, in the order of the chain. */
export const navGroups = [
  "identify",
  "protect",
  "investigate",
  "prosecute",
  "measure",
  "know",
  "cooperate",
  "run",
] as const;
export type NavGroup = (typeof navGroups)[number];

/** A page's file exports its component as `Page`. */
export type PageModule = { readonly Page: ComponentType };
/** A live card of the home page exports its component as `Card`. */
export type CardModule = { readonly Card: ComponentType };

/** A section of a dossier's page exports its component as `Section`; it asks for what it shows by itself. */
export type SectionModule = { readonly Section: ComponentType<SectionProps> };
export type SectionProps = { readonly dossierId: string; readonly code: string };

/** A right, or several of which one is enough. */
export type Needs = string | readonly string[];

export type NavItem = {
  readonly group: NavGroup;
  readonly to: string;
  /** Key in the module's locales. */
  readonly label: string;
  /** The right without which the item is not shown; of several, any one. */
  readonly needs: Needs;
};

export type DoorPage = {
  /** Address with `$name` for its changing parts, e.g. `/app/casefile/case/$code`. */
  readonly path: string;
  readonly needs?: Needs;
  readonly load: () => Promise<PageModule>;
  /** Key in the module's locales of what the help says: `<key>.what`, `<key>.do` with a line for each step. */
  readonly help?: string;
  /** Whether Esc twice leaves this page at once, for readers who switched that on. */
  readonly quickExit?: boolean;
  /** Outside the shell, for people without an account or a device without network: no session is asked for, and the page frames itself. */
  readonly outside?: boolean;
};

export type HomeItem = {
  /** Keys in the module's locales. */
  readonly label: string;
  readonly about: string;
  readonly to: string;
  readonly needs: Needs;
  /** Small numbers first; 100 when left out. */
  readonly order?: number;
  /** A card with live content in place of `about`. */
  readonly load?: () => Promise<CardModule>;
};

/** One find of a module's search question; `input` is `{text, limit}`, `output` `{items: SearchHit[]}`. */
export type SearchHit = {
  readonly code: string;
  readonly label: string;
  readonly about?: string | undefined;
};

export type DoorSearch = {
  /** Name of the question, e.g. `casefile.search-cases`. */
  readonly question: string;
  readonly needs: string;
  /** Key in the module's locales: what is searched. */
  readonly label: string;
  readonly to: (hit: SearchHit) => string;
};

/** What a module adds to the page of a dossier, its own or another module's. */
export type DoorSection = {
  /** Kind of dossier, e.g. `case`. */
  readonly dossier: string;
  /** The place in the page's address, `charges`; of one page only once. */
  readonly id: string;
  readonly chapter: Chapter;
  /** Key in the module's locales. */
  readonly label: string;
  readonly needs: Needs;
  readonly load: () => Promise<SectionModule>;
};

/** Something to do that can be called by its name from anywhere. */
export type DoorCommand = {
  /** Key in the module's locales: the verb, as on its button. */
  readonly label: string;
  readonly needs: Needs;
  /** The page on which it is done. */
  readonly to: string;
  /** The action whose dialog opens there. */
  readonly action?: string;
};

/** What a module gives the web app: navigation, pages, texts. Nothing reached from the server door. */
export type BrowserDoor = {
  /** The module's name, and the name space of its texts. */
  readonly name: string;
  readonly nav: readonly NavItem[];
  readonly pages: readonly DoorPage[];
  readonly locales: Readonly<Record<Lang, () => Promise<unknown>>>;
  readonly home?: readonly HomeItem[];
  readonly search?: DoorSearch;
  readonly commands?: readonly DoorCommand[];
  /** Pages of lists by their question, for saved views: `{"casefile.list-cases": "/app/casefile/cases"}`. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Sections on pages of dossiers. */
  readonly sections?: readonly DoorSection[];
  /** Pages of dossiers by their kind: `{case: "/app/casefile/case/$code"}`. */
  readonly dossiers?: Readonly<Record<string, string>>;
};

/** Declares a module's browser door. */
export function defineBrowser(door: BrowserDoor): BrowserDoor {
  return door;
}
