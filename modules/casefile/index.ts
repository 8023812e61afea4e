import { defineModule } from "#kernel/module";
import { addParticipant } from "./add-participant.ts";
import { changeCapacity } from "./capacities/change-capacity.ts";
import { decideAppeal } from "./capacities/decide-appeal.ts";
import { endCapacity } from "./capacities/end-capacity.ts";
import { lodgeAppeal } from "./capacities/lodge-appeal.ts";
import { resumeCapacity } from "./capacities/resume-capacity.ts";
import { closeCase } from "./close-case.ts";
import { complaintActions, complaintDossier, complaintQuestions } from "./complaints/index.ts";
import { countCases } from "./count-cases.ts";
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
import { debriefingActions, debriefingQuestions } from "./debriefing/index.ts";
import { loadDemo } from "./demo.ts";
import { diaryActions, diaryQuestions } from "./diary/index.ts";
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
import { financeActions, financeQuestions, financeSpecs, importTransfers } from "./finance/index.ts";
import { findCasesByName } from "./find-cases-by-name.ts";
import { getCase } from "./get-case.ts";
import { importHtcds } from "./import-htcds.ts";
import { interviewActions, interviewQuestions } from "./interviews/index.ts";
import { liftLegalHold } from "./lift-legal-hold.ts";
import { listCases } from "./list-cases.ts";
import { listParticipants } from "./list-participants.ts";
import { openCase } from "./open-case.ts";
import { printedSections } from "./printed/index.ts";
import { exportLedger } from "./records/export-ledger.ts";
import { exportPromises } from "./records/export-promises.ts";
import { getTimeline } from "./records/get-timeline.ts";
import { keepRecords } from "./records/keep-records.ts";
import { recordSpecs } from "./records/specs/index.ts";
import { technique } from "./records/specs/inquiry.ts";
import { dropTechniqueTerm, setTechniqueTerm } from "./records/technique-term.ts";
import { removeParticipant } from "./remove-participant.ts";
import { reopenCase } from "./reopen-case.ts";
import { endRestriction } from "./restricted/end-restriction.ts";
import { listRestricted } from "./restricted/list-restricted.ts";
import { openRestricted } from "./restricted/open-restricted.ts";
import { reviseCase } from "./revise-case.ts";
import { reviseParticipant } from "./revise-participant.ts";
import { joinPeople } from "./same/join-people.ts";
import { listSamePeople } from "./same/list-same-people.ts";
import { partPeople } from "./same/part-people.ts";
import { searchCases } from "./search-cases.ts";
import { setLegalHold } from "./set-legal-hold.ts";
import { giveTemplateTasks } from "./tasks/give-template-tasks.ts";
import { locales } from "./text.ts";
import { tipActions, tipDossier, tipQuestions } from "./tips/index.ts";
import { drawEvidencePage, viewPage } from "./viewing/view-page.ts";
import { viewPicture } from "./viewing/view-picture.ts";
import { viewWords } from "./viewing/view-words.ts";

export { findCase } from "./case-row.ts";
export { type TellsWho, tellWho } from "./disclosure/what-tells.ts";
export {
  type Exhibit,
  type PersonInCase,
  readCasePeople,
  readExhibits,
  shutUntilHeard,
} from "./read-case.ts";

const kept = [
  ...[...recordSpecs, ...financeSpecs].filter((spec) => spec !== technique).map((spec) => keepRecords(spec)),
  keepRecords(technique, { written: setTechniqueTerm, removed: dropTechniqueTerm }),
];

/** Cases of trafficking in persons and smuggling of migrants, and the people in them. */
export const casefile = defineModule({
  name: "casefile",
  rights: {
    "casefile.read": ["investigator", "analyst", "prosecutor", "integrity"],
    "casefile.find-by-name": ["investigator", "analyst", "prosecutor"],
    "casefile.open": ["investigator", "prosecutor"],
    "casefile.open-restricted": ["investigator", "prosecutor", "integrity"],
    "casefile.work": ["investigator", "prosecutor", "integrity"],
    "casefile.trace-money": ["investigator", "analyst", "prosecutor"],
    "casefile.hold": ["investigator", "prosecutor"],
    "casefile.import": ["investigator", "prosecutor"],
    "casefile.export": ["investigator", "prosecutor"],
    "casefile.disclose": ["investigator", "prosecutor"],
    "casefile.weigh": ["prosecutor"],
    "casefile.diary": ["investigator", "analyst", "prosecutor", "advocate", "provider", "court"],
    "casefile.hear-complaints": ["integrity"],
    "casefile.work-tips": ["investigator", "analyst"],
  },
  dossierKinds: [caseDossier, tipDossier, complaintDossier],
  actions: [
    openCase,
    openRestricted,
    endRestriction,
    reviseCase,
    addParticipant,
    reviseParticipant,
    removeParticipant,
    endCapacity,
    resumeCapacity,
    changeCapacity,
    joinPeople,
    partPeople,
    lodgeAppeal,
    decideAppeal,
    closeCase,
    reopenCase,
    setLegalHold,
    liftLegalHold,
    giveTemplateTasks,
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
    ...interviewActions,
    ...debriefingActions,
    ...diaryActions,
    ...financeActions,
    ...tipActions,
    ...complaintActions,
    viewPage,
    ...kept.flatMap(({ actions }) => actions),
  ],
  questions: [
    listCases,
    countCases,
    getCase,
    listParticipants,
    listRestricted,
    listSamePeople,
    searchCases,
    findCasesByName,
    exportCases,
    listEvidence,
    getCustody,
    searchEvidence,
    viewWords,
    exportCustody,
    getTimeline,
    exportLedger,
    exportPromises,
    proposeMarks,
    listDisclosures,
    ...interviewQuestions,
    ...debriefingQuestions,
    ...diaryQuestions,
    ...financeQuestions,
    ...tipQuestions,
    ...complaintQuestions,
    ...kept.flatMap(({ questions }) => questions),
  ],
  jobs: [readEvidence, redactCopy, drawEvidencePage],
  uploads: [evidenceUpload],
  downloads: [downloadEvidence, downloadDisclosed, viewPicture],
  importers: [importHtcds, importTransfers],
  linkKinds: ["casefile.tip-of"],
  sections: printedSections,
  locales,
  demo: loadDemo,
});
