export { Compartment, compartments, Level, levels } from "../access/words.ts";
export { bibtexEntry, braced, risRecord } from "../citation/entries.ts";
export { directionOf, isLang, Lang, langs } from "../i18n/lang.ts";
export { type Chapter, chapters, inChapters } from "../section/chapter.ts";
export type { SavedSearch } from "../text-search/saved/saved-search.ts";
export { searchAlerts } from "../text-search/saved/search-alerts.ts";
export { searchSorts } from "../text-search/search-sorts.ts";
export type {
  FieldKind,
  QueryProblem,
  SearchAnswer,
  SearchFields,
  SearchFilters,
  SearchHit as TextHit,
  SearchSort,
} from "../text-search/search-words.ts";
export type {
  BesideModule,
  BesideProps,
  BrowserDoor,
  CardModule,
  DoorBeside,
  DoorCommand,
  DoorPage,
  DoorSearch,
  DoorSection,
  HomeItem,
  NavGroup,
  NavItem,
  Needs,
  PageModule,
  SearchHit,
  SectionModule,
  SectionProps,
} from "./browser-door.ts";
export { defineBrowser, navGroups } from "./browser-door.ts";
export { Code, checkCharacter, isCode, makeCode, readCode } from "./code.ts";
export { consentPurposes, consentTopics } from "./consent.ts";
export {
  ImportColumns,
  MappedShare,
  Preview,
  Recognition,
  Report,
  RowError,
  SameRecord,
} from "./import-report.ts";
export { Job, JobState } from "./job.ts";
export { isOver, jobStates } from "./job-state.ts";
export { formatMoney, Money } from "./money.ts";
export { ListCounts, Page, PageAsk } from "./page.ts";
export {
  Contact,
  DeviceState,
  ParcelContent,
  ParcelFile,
  ParcelKey,
  Receipt,
  Registered,
  SealedParcel,
} from "./parcel.ts";
export { mostPieces, parcelHead, parcelInfo, pieceBytes, pieceHead } from "./parcel-heads.ts";
export type { DateProblem, ReadDate } from "./partial-date.ts";
export { PartialDate, readPartialDate } from "./partial-date.ts";
export type { DateWord, DateWords } from "./partial-date-text.ts";
export { dateLocale, formatPartialDate } from "./partial-date-text.ts";
export { ProblemBody, ProblemField } from "./problem.ts";
export { ContentLang, TranslatedText, textIn } from "./translated-text.ts";
export { Absence, absences, absent, known, knownValue, Unknown } from "./unknown.ts";
export { Words, wordsIn } from "./written.ts";
