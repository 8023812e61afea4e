import { defineModule } from "#kernel/module";
import { addParticipant } from "./add-participant.ts";
import { closeCase } from "./close-case.ts";
import { copyEvidence } from "./custody/copy-evidence.ts";
import { destroyEvidence } from "./custody/destroy-evidence.ts";
import { examineEvidence } from "./custody/examine-evidence.ts";
import { exportCustody } from "./custody/export-custody.ts";
import { getCustody } from "./custody/get-custody.ts";
import { receiveEvidence } from "./custody/receive-evidence.ts";
import { returnEvidence } from "./custody/return-evidence.ts";
import { sealEvidence } from "./custody/seal-evidence.ts";
import { seizeEvidence } from "./custody/seize-evidence.ts";
import { strikeCustody } from "./custody/strike-custody.ts";
import { transferEvidence } from "./custody/transfer-evidence.ts";
import { loadDemo } from "./demo.ts";
import { downloadDisclosed } from "./disclosure/download-disclosed.ts";
import { listDisclosures } from "./disclosure/list-disclosures.ts";
import { makeDisclosure } from "./disclosure/make-disclosure.ts";
import { proposeMarks } from "./disclosure/propose-marks.ts";
import { redactCopy } from "./disclosure/redact-copy.ts";
import { caseDossier } from "./dossier-kind.ts";
import { addEvidence } from "./evidence/add-evidence.ts";
import { checkEvidence } from "./evidence/check-evidence.ts";
import { describeEvidence } from "./evidence/describe-evidence.ts";
import { downloadEvidence } from "./evidence/download-evidence.ts";
import { evidenceUpload } from "./evidence/evidence-upload.ts";
import { listEvidence } from "./evidence/list-evidence.ts";
import { readEvidence } from "./evidence/read-evidence.ts";
import { readEvidenceText } from "./evidence/read-evidence-text.ts";
import { searchEvidence } from "./evidence/search-evidence.ts";
import { withdrawEvidence } from "./evidence/withdraw-evidence.ts";
import { exportCases } from "./export-cases.ts";
import { findCasesByName } from "./find-cases-by-name.ts";
import { getCase } from "./get-case.ts";
import { importHtcds } from "./import-htcds.ts";
import { liftLegalHold } from "./lift-legal-hold.ts";
import { listCases } from "./list-cases.ts";
import { listParticipants } from "./list-participants.ts";
import { openCase } from "./open-case.ts";
import { printedSections } from "./printed/index.ts";
import { exportLedger } from "./records/export-ledger.ts";
import { getTimeline } from "./records/get-timeline.ts";
import { keepRecords } from "./records/keep-records.ts";
import { recordSpecs } from "./records/specs/index.ts";
import { removeParticipant } from "./remove-participant.ts";
import { reopenCase } from "./reopen-case.ts";
import { reviseCase } from "./revise-case.ts";
import { reviseParticipant } from "./revise-participant.ts";
import { searchCases } from "./search-cases.ts";
import { setLegalHold } from "./set-legal-hold.ts";
import { locales } from "./text.ts";

export { findCase } from "./case-row.ts";
export { type Exhibit, type PersonInCase, readCasePeople, readExhibits } from "./read-case.ts";

const kept = recordSpecs.map(keepRecords);

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
    "casefile.disclose": ["investigator", "prosecutor"],
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
    addEvidence,
    describeEvidence,
    withdrawEvidence,
    checkEvidence,
    readEvidenceText,
    seizeEvidence,
    receiveEvidence,
    sealEvidence,
    examineEvidence,
    copyEvidence,
    transferEvidence,
    returnEvidence,
    destroyEvidence,
    strikeCustody,
    makeDisclosure,
    ...kept.flatMap(({ actions }) => actions),
  ],
  questions: [
    listCases,
    getCase,
    listParticipants,
    searchCases,
    findCasesByName,
    exportCases,
    listEvidence,
    getCustody,
    searchEvidence,
    exportCustody,
    getTimeline,
    exportLedger,
    proposeMarks,
    listDisclosures,
    ...kept.flatMap(({ questions }) => questions),
  ],
  jobs: [readEvidence, redactCopy],
  uploads: [evidenceUpload],
  downloads: [downloadEvidence, downloadDisclosed],
  importers: [importHtcds],
  sections: printedSections,
  locales,
  demo: loadDemo,
});
