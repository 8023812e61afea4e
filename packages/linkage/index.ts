export { foldDigits } from "./field/fold-digits.ts";
export { isPlaceholder } from "./field/is-placeholder.ts";
export { type DocumentNumber, normaliseDocumentNumber } from "./field/normalise-document-number.ts";
export { normalisePhone, type Phone } from "./field/normalise-phone.ts";
export type { Outcome } from "./field/outcome.ts";
export {
  type Birth,
  type BirthNote,
  type BirthOptions,
  type BirthPrecision,
  type BirthRefusal,
  birthFromAge,
  parseBirth,
} from "./field/parse-birth.ts";
export type { CompareOptions } from "./name/align-names.ts";
export {
  compareNames,
  NAME_LEVELS,
  NAME_THRESHOLD,
  type NameLevel,
  nameSimilarity,
} from "./name/compare-names.ts";
export { compareTokens, type TokenGrade, type TokenMatch } from "./name/compare-tokens.ts";
export type { NameKind, NameToken, NormalisedName } from "./name/name-token.ts";
export type { TokenRole } from "./name/name-words.ts";
export { NORMALISATION_VERSION, type NormaliseOptions, normaliseName } from "./name/normalise-name.ts";
export { defaultNameFrequency, type NameFrequency, tokenWeight } from "./name/token-weight.ts";
export { detectScript, SCRIPTS, type Script } from "./script/detect-script.ts";
export { simplifyHan } from "./script/read-han.ts";
export { type SearchTokenOptions, searchTokenGroups, searchTokens } from "./search/search-tokens.ts";
