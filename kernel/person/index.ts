export { erasePerson } from "./forget-person.ts";
export { findByName, matchPeople } from "./match-people.ts";
export { openPeople, openPerson } from "./open-person.ts";
export {
  Identity,
  IdentityChange,
  nameAsText,
  PersonCard,
  PersonFacts,
  PersonFactsChange,
  PersonName,
} from "./person.ts";
export { getPersonFacts, listPersonFacts } from "./person-card.ts";
export type { PersonContext } from "./person-context.ts";
export { personActions, personModule, personQuestions, personRights } from "./person-module.ts";
export { rebuildTokens } from "./rebuild-tokens.ts";
export { revealIdentities, revealIdentity, revealNames } from "./reveal-person.ts";
export { reviseIdentity } from "./revise-person.ts";
export { refuseProbing } from "./search-budget.ts";
export type { PersonSearch } from "./search-keys.ts";
