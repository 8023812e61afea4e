import { defineModule } from "#kernel/module";
import { addParticipant } from "./add-participant.ts";
import { closeCase } from "./close-case.ts";
import { loadDemo } from "./demo.ts";
import { caseDossier } from "./dossier-kind.ts";
import { exportCases } from "./export-cases.ts";
import { findCasesByName } from "./find-cases-by-name.ts";
import { getCase } from "./get-case.ts";
import { importHtcds } from "./import-htcds.ts";
import { liftLegalHold } from "./lift-legal-hold.ts";
import { listCases } from "./list-cases.ts";
import { listParticipants } from "./list-participants.ts";
import { openCase } from "./open-case.ts";
import { removeParticipant } from "./remove-participant.ts";
import { reopenCase } from "./reopen-case.ts";
import { reviseCase } from "./revise-case.ts";
import { reviseParticipant } from "./revise-participant.ts";
import { searchCases } from "./search-cases.ts";
import { setLegalHold } from "./set-legal-hold.ts";
import { locales } from "./text.ts";

/** Cases of trafficking in persons and smuggling of migrants, and the people in them. */
export const casefile = defineModule({
  name: "casefile",
  rights: {
    "casefile.read": ["investigator", "analyst", "prosecutor"],
    "casefile.find-by-name": ["investigator", "analyst", "prosecutor"],
    "casefile.open": ["investigator", "prosecutor"],
    "casefile.work": ["investigator", "prosecutor"],
    "casefile.hold": ["investigator", "prosecutor"],
    "casefile.import": ["investigator", "prosecutor"],
    "casefile.export": ["investigator", "prosecutor"],
  },
  dossierKinds: [caseDossier],
  actions: [
    openCase,
    reviseCase,
    addParticipant,
    reviseParticipant,
    removeParticipant,
    closeCase,
    reopenCase,
    setLegalHold,
    liftLegalHold,
  ],
  questions: [listCases, getCase, listParticipants, searchCases, findCasesByName, exportCases],
  importers: [importHtcds],
  locales,
  demo: loadDemo,
});
