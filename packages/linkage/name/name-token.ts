import type { Script } from "../script/detect-script.ts";
import type { TokenRole } from "./name-words.ts";

/** One part of a normalised name. */
export interface NameToken {
  /** Folded text in its own script. */
  text: string;
  script: Script;
  role: TokenRole;
  /** Pivot form in a-z and 0-9; empty when the script cannot be read. */
  latin: string;
  /** Other Latin forms in use, without the pivot. */
  variants: readonly string[];
  /** Short vowels are not written (Arabic, Hebrew), so comparison goes by consonants. */
  vowelless: boolean;
  /** Consonants of the pivot; a leading vowel is written a. */
  skeleton: string;
  /** Sound-class key of the pivot. */
  phonetic: string;
  /** Sound-class keys of the pivot and all variants, the pivot's first. */
  phonetics: readonly string[];
  /** Ids of the name families the token belongs to (`mohammed`). */
  ids: readonly string[];
  /** First letter of the pivot. */
  initial: string;
  /** Numeric value of a number word, figure or Roman numeral in an organisation's name. */
  number?: number;
  /** Chinese characters that spell the sound of a foreign name: vowels and l, r are rough. */
  transcribed?: boolean;
  /** The token follows bin, ibn, ben or bint: it names the father. */
  patronymic?: boolean;
}

/** A name ready for comparison and search, kept beside the raw text. */
export interface NormalisedName {
  /** Version of the rules and tables; stored forms of an older version must be rebuilt. */
  version: number;
  raw: string;
  script: Script;
  kind: NameKind;
  tokens: readonly NameToken[];
  /** Class of the legal form of an organisation (`llc`, `stock` …), if it has one. */
  legalForm?: string;
}

export type NameKind = "person" | "organisation";
