import { detectScript, type Script } from "../script/detect-script.ts";
import { readWord } from "../script/read-word.ts";
import { foldText } from "./fold-text.ts";
import { joinCompounds } from "./join-compounds.ts";
import { joinLetters, takeLegalForms } from "./legal-form.ts";
import { findNameIds } from "./name-dictionary.ts";
import type { NameKind, NameToken, NormalisedName } from "./name-token.ts";
import { isAmbiguousParticle, organisationRole, personRole, type TokenRole } from "./name-words.ts";
import { numberOf } from "./number-words.ts";
import { phoneticKeys } from "./phonetic-key.ts";
import { skeletonOf } from "./sounds.ts";
import { reorderComma, splitWords, type Word } from "./split-words.ts";

/** Rises whenever rules or tables change what comes out. */
export const NORMALISATION_VERSION = 1;

export interface NormaliseOptions {
  /** Script, if known better than the letters tell. */
  script?: Script;
  /** Language of the name (BCP 47): `uk` and `ru` decide Cyrillic readings, `ja` leaves kanji unread. */
  lang?: string;
  /** Organisations lose their legal form and keep numbers; persons lose titles. Default `person`. */
  kind?: NameKind;
}

const SUFFIX_TITLES = new Set(["jr", "sr", "jnr", "snr", "phd", "md", "esq"]);

/** Roles of person words: a title counts only before a name, filiation words mark the father's name behind them. */
function personRoles(words: Word[]): TokenRole[] {
  const roles = words.map((word) => personRole(word.text));
  const lastName = roles.lastIndexOf("name");
  roles.forEach((role, index) => {
    const word = words[index];
    const next = words[index + 1];
    if (role === "title" && index > lastName && !SUFFIX_TITLES.has(word?.text ?? "")) roles[index] = "name";
    const inside = index > 0 && index < words.length - 1;
    if (role === "particle" && !inside && isAmbiguousParticle(word?.text ?? "")) roles[index] = "name";
    if (role === "filiation" && word?.text === "ben" && index === 0) roles[index] = "name";
    else if (role === "filiation" && next) next.patronymic = true;
  });
  return roles;
}

function makeToken(
  word: Word,
  role: TokenRole,
  { lang, kind }: { lang?: string | undefined; kind: NameKind },
): NameToken {
  const context = { script: word.script, lang, family: word.family ?? false };
  const { latin, variants: readings, vowelless } = readWord(word.text, context);
  const whole = word.whole === undefined ? "" : readWord(word.whole, context).latin;
  const variants = whole === "" ? readings : [...readings, whole];
  const forms = latin === "" ? [] : [latin, ...variants];
  const phonetics = phoneticKeys(forms);
  const number = kind === "organisation" ? numberOf(latin) : undefined;
  return {
    text: word.script === "latin" && latin !== "" ? latin : word.text,
    script: word.script,
    role: number === undefined ? role : "number",
    latin,
    variants,
    vowelless,
    skeleton: skeletonOf(latin),
    phonetic: phonetics[0] ?? "",
    phonetics,
    ids: kind === "person" ? findNameIds([word.text, ...forms]) : [],
    initial: latin.charAt(0),
    ...(number === undefined ? {} : { number }),
    ...(word.transcribed ? { transcribed: true } : {}),
    ...(word.patronymic ? { patronymic: true } : {}),
  };
}

/** Put tens and units of a spelt number together (forty four: 44). */
function joinNumbers(tokens: readonly NameToken[]): NameToken[] {
  const out: NameToken[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    const tens = last?.number ?? 0;
    const unit = token.number ?? 0;
    if (last && tens >= 20 && tens <= 90 && tens % 10 === 0 && unit >= 1 && unit <= 9)
      out[out.length - 1] = {
        ...last,
        text: `${last.text} ${token.text}`,
        latin: last.latin + token.latin,
        number: tens + unit,
      };
    else out.push(token);
  }
  return out;
}

/** When no word identifies (a name of titles and particles only), every word counts as a name. */
function ensureNames(roles: TokenRole[]): TokenRole[] {
  const identifies = roles.some((role) => role === "name" || role === "number" || role === "generic");
  return identifies ? roles : roles.map((role) => (role === "initial" ? role : "name"));
}

/**
 * Normalise a name of any script for comparison and search: NFKC, case fold, marks stripped, compounds joined, Latin
 * reading with variants, consonant skeleton, phonetic key, name-family ids. Never throws; an empty text gives no tokens.
 */
export function normaliseName(text: string, options: NormaliseOptions = {}): NormalisedName {
  const kind = options.kind ?? "person";
  const folded = foldText(text);
  const split = splitWords(kind === "person" ? reorderComma(folded) : folded);
  const given = options.script;
  const words = given
    ? split.map((word) => (word.script === "none" ? word : { ...word, script: given }))
    : split;
  const script = given ?? detectScript(folded);
  const base = { version: NORMALISATION_VERSION, raw: text, script, kind };
  if (kind === "person") {
    const joined = joinCompounds(words);
    const roles = ensureNames(personRoles(joined));
    return {
      ...base,
      tokens: joined.map((word, index) =>
        makeToken(word, roles[index] ?? "name", { lang: options.lang, kind }),
      ),
    };
  }
  const { words: bare, legalForm } = takeLegalForms(words);
  const rest = joinLetters(bare);
  const roles = ensureNames(rest.map((word) => organisationRole(word.text)));
  const single = rest.map((word, index) =>
    makeToken(word, roles[index] ?? "name", { lang: options.lang, kind }),
  );
  const tokens = joinNumbers(single);
  return legalForm === undefined ? { ...base, tokens } : { ...base, tokens, legalForm };
}
