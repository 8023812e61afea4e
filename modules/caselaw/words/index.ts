export { Charge, pleas, Sentence } from "./charges.ts";
export { Country, codesOf, Jurisdiction, severalOf } from "./codes.ts";
export {
  answers,
  benefits,
  type CodedElement,
  codedElements,
  coders,
  documentKinds,
  Elements,
  Smuggling,
} from "./elements.ts";
export {
  finalities,
  Identifier,
  IssueExtract,
  Judgment,
  type JudgmentInput,
  Proceeding,
  Relation,
  Source,
} from "./judgment.ts";
export { ageGroups, agesAt, Defendant, PeopleLine, type Standing, standings } from "./people.ts";
