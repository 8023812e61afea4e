import { erasePerson } from "./erase-person.ts";
import { findPerson } from "./find-person.ts";
import { revealIdentity } from "./reveal-identity.ts";
import { reviseIdentity } from "./revise-identity.ts";

export const personActions = [reviseIdentity, erasePerson] as const;
export const personQuestions = [revealIdentity, findPerson] as const;

/** Rights and the roles that hold them; whose identity one may read is a matter of grants all the same. */
export const personRights = {
  "person.reveal": [
    "frontline",
    "advocate",
    "provider",
    "investigator",
    "analyst",
    "prosecutor",
    "court",
    "central",
  ],
  "person.find": ["frontline", "advocate", "provider", "investigator", "analyst", "prosecutor", "central"],
  "person.revise": ["frontline", "advocate", "provider", "investigator", "prosecutor"],
  "person.erase": ["advocate", "provider", "investigator", "prosecutor"],
} as const;

/** The kernel's own module for people, in the shape of a module's door. */
export const personModule = {
  name: "person",
  rights: personRights,
  dossierKinds: [{ kind: "person", letter: "P", compartments: ["identity"] }],
  actions: personActions,
  questions: personQuestions,
} as const;
