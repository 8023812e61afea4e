export {
  Accused,
  fewest,
  fewestForNinety,
  type Group,
  groupOf,
  groupsOf,
  parts,
  type QuestionnaireRow,
  questionnaireOf,
  spans,
  stages,
} from "./accused.ts";
export { contributedRows } from "./contributed-rows.ts";
export { quarterStart } from "./quarter-start.ts";
