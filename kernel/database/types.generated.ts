// Made from the migrated database by `npm run palermo -- types`; not edited by hand.
import type { ColumnType } from "kysely";
import type { IPostgresInterval } from "postgres-interval";

export type AccessCompartment = "cooperation" | "counselling" | "identity" | "intelligence" | "investigation" | "privileged" | "prosecution" | "restricted-source" | "support";

export type AccessLevel = "contribute" | "manage" | "read";

export type AccessOrigin = "agency" | "break-glass" | "consent" | "joint-team" | "owner" | "referral" | "team";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type CasefileCustodyAct = "copied" | "destroyed" | "examined" | "received" | "returned" | "sealed" | "seized" | "transferred";

export type CasefileEvidenceKind = "digital_image" | "document" | "file" | "financial_record" | "object" | "open_source" | "recording" | "statement";

export type CasefileKind = "both" | "smuggling" | "trafficking";

export type CasefileState = "closed" | "open";

export type CasefileTextState = "failed" | "no-text" | "none" | "read" | "waiting";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type ImportState = "done" | "failed" | "staging" | "undone";

export type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;

export type Interval = ColumnType<IPostgresInterval, IPostgresInterval | number | string, IPostgresInterval | number | string>;

export type JobsState = "cancelled" | "done" | "failed" | "running" | "waiting";

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type ParcelState = "kept" | "refused" | "stale" | "waiting";

export type ScreeningChildness = "in-doubt" | "no" | "yes";

export type ScreeningState = "closed" | "decided" | "draft" | "finished";

export type ScreeningTipState = "closed" | "not-reached" | "open" | "reached";

export type ScreeningVoiceOf = "child" | "guardian";

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccessAccount {
  account_id: Generated<string>;
  agency_id: string;
  closed_at: Timestamp | null;
  email: string;
  kind: Generated<string>;
  lang: Generated<string>;
  name: string;
  opened_at: Generated<Timestamp>;
  password_hash: string | null;
  reset_person: string | null;
  restrained_until: Timestamp | null;
  roles: Generated<string[]>;
  totp_secret: Buffer | null;
  totp_step: Int8 | null;
  unit_id: string | null;
}

export interface AccessAgency {
  agency_id: Generated<string>;
  country: string;
  kind: string;
  name: Json;
  opened_at: Generated<Timestamp>;
}

export interface AccessAgencyGrantProposal {
  compartment: AccessCompartment;
  expires_at: Timestamp | null;
  grant_id: string;
  grantee_id: string;
  grantee_kind: string;
  level: AccessLevel;
  over_agency: string;
  proposed_at: Timestamp;
  proposed_by: string;
  purpose: string;
  reason: string;
}

export interface AccessBreakGlass {
  account_id: string;
  asked_at: Timestamp;
  break_glass_id: Generated<string>;
  dossier_id: string;
  opened_at: Timestamp | null;
  reason: string;
  second_person: string | null;
  until: Timestamp | null;
}

export interface AccessChallenge {
  account_id: string | null;
  data: Buffer | null;
  expires_at: Timestamp;
  hash: Buffer;
  kind: string;
  made_at: Timestamp;
}

export interface AccessConflict {
  about: string;
  account_id: string;
  conflict_id: Generated<string>;
  dossier_id: string | null;
  ended_at: Timestamp | null;
  made_at: Timestamp;
}

export interface AccessConflictWarning {
  about: string;
  account_id: string;
  at: Timestamp;
  by_account: string | null;
  dossier_id: string;
  warning_id: Generated<string>;
  way: string;
}

export interface AccessDerivation {
  consent_id: string | null;
  crosses: boolean;
  ended_at: Timestamp | null;
  made_at: Timestamp;
  made_by: string | null;
  origin: string;
  person_dossier: string;
  source_agency: string;
  source_dossier: string;
}

export interface AccessDevice {
  account_id: string;
  carries_since: Timestamp | null;
  contact_at: Timestamp | null;
  device_id: Generated<string>;
  lost_at: Timestamp | null;
  made_at: Timestamp;
  name: string;
  public_key: Buffer;
  revoked_at: Timestamp | null;
  wiped_at: Timestamp | null;
}

export interface AccessDossier {
  agency_id: string;
  code: string;
  compartments: ArrayType<AccessCompartment>;
  dossier_id: string;
  kind: string;
  named_only: Generated<boolean>;
  opened_at: Timestamp;
  opened_by: string;
  sealed: Generated<boolean>;
}

export interface AccessGrant {
  compartment: AccessCompartment;
  consent_id: string | null;
  dossier_id: string | null;
  end_reason: string | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  expires_at: Timestamp | null;
  given_at: Timestamp;
  given_by: string | null;
  grant_id: Generated<string>;
  grantee_id: string;
  grantee_kind: string;
  level: AccessLevel;
  origin: AccessOrigin;
  over_agency: string | null;
  purpose: string;
  reason: Generated<string>;
}

export interface AccessHold {
  dossier_id: string;
  hold_id: Generated<string>;
  lift_reason: string | null;
  lifted_at: Timestamp | null;
  lifted_by: string | null;
  reason: string;
  set_at: Timestamp;
  set_by: string;
}

export interface AccessInstance {
  clock_offset: Generated<Interval>;
  demonstration: Generated<boolean>;
  only_row: Generated<boolean>;
  secret: Buffer;
  test: Generated<boolean>;
  two_people_since: Timestamp | null;
}

export interface AccessInvitation {
  account_id: string;
  expires_at: Timestamp;
  hash: Buffer;
  made_at: Timestamp;
  used_at: Timestamp | null;
}

export interface AccessNotice {
  account_id: string;
  at: Timestamp;
  dossier_id: string | null;
  kind: string;
  notice_id: Generated<string>;
  read_at: Timestamp | null;
}

export interface AccessPasskey {
  account_id: string;
  backed_up: boolean;
  counter: Int8;
  credential_id: Buffer;
  made_at: Timestamp;
  name: string;
  passkey_id: Generated<string>;
  public_key: Buffer;
  transports: Generated<string[]>;
  used_at: Timestamp | null;
}

export interface AccessReset {
  account_id: string;
  code_hash: Buffer | null;
  confirmed_at: Timestamp | null;
  confirmed_by: string | null;
  drops_code: boolean;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  link_hash: Buffer;
  reset_id: string;
  started_at: Timestamp;
  started_by: string;
  tries: Generated<number>;
  used_at: Timestamp | null;
}

export interface AccessRole {
  compartments: ArrayType<AccessCompartment>;
  light: Generated<boolean>;
  role: string;
}

export interface AccessRoleChange {
  account_id: string;
  alone: Generated<string[]>;
  changed_at: Timestamp;
  changed_by: string;
  version: Generated<number>;
  waiting: Generated<string[]>;
}

export interface AccessRoleRight {
  right: string;
  role: string;
}

export interface AccessSession {
  account_id: string;
  device: Generated<string>;
  device_id: string | null;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  hash: Buffer;
  kind: Generated<string>;
  opened_at: Timestamp;
  seen_at: Timestamp;
  session_id: Generated<string>;
  way: Generated<string>;
}

export interface AccessSignInAttempt {
  at: Timestamp;
  attempt_id: Generated<string>;
  email_digest: Buffer;
  succeeded: boolean;
}

export interface AccessSubject {
  account_id: string;
  bound_at: Timestamp;
  issuer: string;
  subject: string;
}

export interface AccessTableClass {
  class: string;
  compartment: AccessCompartment | null;
  table_name: string;
  write_right: string | null;
}

export interface AccessToken {
  account_id: string;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  hash: Buffer;
  made_at: Timestamp;
  made_by: string;
  name: string;
  roles: string[];
  token_id: string;
  used_at: Timestamp | null;
}

export interface AccessUnit {
  agency_id: string;
  name: Json;
  unit_id: Generated<string>;
}

export interface ActionOutbox {
  account_id: string;
  at: Timestamp;
  event_id: Generated<string>;
  ids: Json;
  name: string;
  told_at: Timestamp | null;
}

export interface ActionRequest {
  account_id: string;
  action: string;
  answer: Buffer;
  at: Timestamp;
  dossiers: string[];
  input_hash: Buffer;
  key: string;
}

export interface AttachmentAttachmentCooperation {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentAttachmentCounselling {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentAttachmentIdentity {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentAttachmentIntelligence {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentAttachmentInvestigation {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentAttachmentPrivileged {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentAttachmentProsecution {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentAttachmentRestrictedSource {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentAttachmentSupport {
  added_at: Timestamp;
  added_by: string;
  agency_id: string;
  attachment_id: string;
  bytes: Int8;
  description: Buffer | null;
  dossier_id: string;
  file_id: string;
  media_type: string;
  name: Buffer;
  record_id: string | null;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface AttachmentDossierRule {
  agency_id: string;
  dossier_id: string;
  own_agency_only: boolean;
  said_at: Generated<Timestamp>;
  takes_sound: boolean;
}

export interface AuditCheckpoint {
  at: Timestamp;
  hash: Buffer;
  key_id: string;
  seq: Int8;
  signature: Buffer;
}

export interface AuditEvent {
  account_id: string | null;
  action: string;
  actor_kind: string;
  agency_id: string | null;
  at: Timestamp;
  detail: string | null;
  digest: Buffer | null;
  dossiers: Generated<string[]>;
  event_id: Generated<string>;
  fields: Generated<string[]>;
  hash: Buffer | null;
  outcome: string;
  previous: Buffer | null;
  purpose: string | null;
  reason: string | null;
  request_id: string | null;
  seq: Int8 | null;
  session_id: string | null;
}

export interface AuditThreshold {
  floor: number;
  measure: string;
  past_times: Numeric;
  peer_times: Numeric;
}

export interface CasefileAppeal {
  agency_id: string;
  appeal_id: string;
  deadline_id: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  dossier_id: string;
  lodged_at: Generated<Timestamp>;
  lodged_by: string;
  record_id: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileCarried {
  agency_id: string;
  carried_at: Generated<Timestamp>;
  carried_id: Generated<string>;
  content: Buffer;
  dossier_id: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileCaseFile {
  agency_id: string;
  case_id: string;
  closed_at: Timestamp | null;
  closing_note: Buffer | null;
  code: string;
  dossier_id: string;
  held: Generated<boolean>;
  htcds: Buffer | null;
  kind: CasefileKind;
  lead_agency_id: string;
  opened_at: Generated<Timestamp>;
  reference: Generated<string>;
  /**
   * The case that a restricted dossier belongs to
   */
  restricted_under: string | null;
  sealed: Generated<boolean>;
  source_token: Buffer | null;
  state: Generated<CasefileState>;
  summary: Buffer | null;
  title: Buffer | null;
  version: Generated<number>;
  withdrawn_at: Timestamp | null;
}

export interface CasefileComplaint {
  agency_id: string;
  code: string;
  complaint_id: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  dossier_id: string;
  inquiry_id: string | null;
  lodged_at: Timestamp;
  lodged_by: string;
  reason: Buffer | null;
  sealed: Generated<boolean>;
  state: Generated<string>;
  told: Buffer;
  touches: Buffer | null;
  version: Generated<number>;
  who: Buffer | null;
}

export interface CasefileComplaintReceipt {
  account_id: string;
  changed_at: Timestamp;
  code: string;
  complaint_id: string;
  lodged_at: Timestamp;
  state: Generated<string>;
}

export interface CasefileCustodyEvent {
  act: CasefileCustodyAct;
  agency_id: string;
  content: Buffer;
  custody_event_id: string;
  dossier_id: string;
  evidence_id: string;
  happened_at: Timestamp;
  recorded_at: Generated<Timestamp>;
  recorded_by: string;
  sealed: Generated<boolean>;
  sha256: Buffer | null;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
}

export interface CasefileDebriefing {
  agency_id: string;
  content: Buffer | null;
  deadline_id: string | null;
  debriefing_id: string;
  dossier_id: string;
  held_on: string | null;
  journey_id: string | null;
  offer: Buffer | null;
  offered_on: string | null;
  participant_id: string;
  person_id: string;
  reason: Buffer | null;
  registered_at: Generated<Timestamp>;
  registered_by: string;
  return_on: string;
  sealed: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface CasefileDiaryTimeInvestigation {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  content: Buffer;
  diary_time_id: string;
  dossier_id: string;
  ends_at: Timestamp;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  shielded: Generated<boolean>;
  starts_at: Timestamp;
  version: Generated<number>;
  what: string;
}

export interface CasefileDiaryTimeProsecution {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  content: Buffer;
  diary_time_id: string;
  dossier_id: string;
  ends_at: Timestamp;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  shielded: Generated<boolean>;
  starts_at: Timestamp;
  version: Generated<number>;
  what: string;
}

export interface CasefileDiaryTimeSupport {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  content: Buffer;
  diary_time_id: string;
  dossier_id: string;
  ends_at: Timestamp;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  shielded: Generated<boolean>;
  starts_at: Timestamp;
  version: Generated<number>;
  what: string;
}

export interface CasefileDisclosure {
  agency_id: string;
  bytes: Int8 | null;
  disclosure_id: string;
  dossier_id: string;
  evidence_id: string;
  file_id: string | null;
  made_at: Generated<Timestamp>;
  made_by: string;
  marks: Buffer;
  problem: string | null;
  recipient: Buffer;
  sealed: Generated<boolean>;
  sha256: Buffer | null;
  state: Generated<string>;
  version: Generated<number>;
  whole: Generated<boolean>;
  withheld: Buffer | null;
}

export interface CasefileEvidence {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  bytes: Int8 | null;
  checked_at: Timestamp | null;
  description: Buffer | null;
  /**
   * When the bytes were destroyed with the act of custody
   */
  destroyed_at: Timestamp | null;
  dossier_id: string;
  evidence_id: string;
  exhibit: number;
  file_id: string | null;
  file_name: Buffer | null;
  intact: boolean | null;
  kind: CasefileEvidenceKind;
  media_type: string | null;
  pages: number | null;
  sealed: Generated<boolean>;
  sha256: Buffer | null;
  shown_as: string | null;
  source: Buffer | null;
  text_problem: string | null;
  text_state: Generated<CasefileTextState>;
  title: Buffer;
  version: Generated<number>;
  withdraw_reason: Buffer | null;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
}

export interface CasefileEvidenceText {
  agency_id: string;
  content: Buffer;
  dossier_id: string;
  evidence_id: string;
  evidence_text_id: Generated<string>;
  page: number;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileInterview {
  agency_id: string;
  child: boolean;
  dossier_id: string;
  ends_at: Timestamp;
  free_closed_at: Timestamp | null;
  free_closed_by: string | null;
  interview_id: string;
  interviewers: string[];
  participant_id: string;
  person_id: string;
  plan: Buffer;
  planned_at: Generated<Timestamp>;
  planned_by: string;
  reason: Buffer | null;
  sealed: Generated<boolean>;
  starts_at: Timestamp;
  state: Generated<string>;
  version: Generated<number>;
}

export interface CasefileInterviewSession {
  agency_id: string;
  began_at: Timestamp;
  content: Buffer;
  dossier_id: string;
  ended_at: Timestamp | null;
  interview_id: string;
  interview_session_id: string;
  person_id: string;
  recorded_by: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileOpenFreeAccount {
  account_id: string;
  dossier_id: string;
  interview_id: string;
  person_id: string;
}

export interface CasefileParticipant {
  absent: Generated<Json>;
  added_at: Generated<Timestamp>;
  age_at_offence: number | null;
  age_band: string | null;
  agency_id: string;
  capacity: string;
  citizenships: string[] | null;
  dossier_id: string;
  end_reason: Buffer | null;
  forms: string[] | null;
  gender: string | null;
  held_from: string | null;
  held_until: string | null;
  htcds: Buffer | null;
  languages: string[] | null;
  means_of_control: string[] | null;
  note: Buffer | null;
  participant_id: string;
  person_code: string;
  person_id: string;
  place: Generated<number>;
  removal_reason: Buffer | null;
  removed_at: Timestamp | null;
  sealed: Generated<boolean>;
  sex: string | null;
  source_key: Buffer | null;
  source_token: Buffer | null;
  trafficking_status: string | null;
  version: Generated<number>;
  year_of_birth: number | null;
}

export interface CasefileParticipantIdentity {
  agency_id: string;
  dossier_id: string;
  htcds: Buffer;
  participant_identity_id: string;
  person_id: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileParticipantSupport {
  agency_id: string;
  dossier_id: string;
  htcds: Buffer;
  participant_id: string;
  participant_support_id: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileRecord {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  content: Buffer;
  dossier_id: string;
  earliest: string | null;
  kind: string;
  latest: string | null;
  participant_id: string | null;
  record_id: string;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileRelease {
  agency_id: string;
  content: Buffer | null;
  dossier_id: string;
  happens_on: string;
  participant_id: string | null;
  release_id: string;
  reported_at: Generated<Timestamp>;
  reported_by: string;
  sealed: Generated<boolean>;
  told: number;
  version: Generated<number>;
  what: string;
}

export interface CasefileSamePerson {
  agency_id: string;
  dossier_id: string;
  joined_at: Generated<Timestamp>;
  joined_by: string;
  other_id: string;
  part_reason: Buffer | null;
  parted_at: Timestamp | null;
  parted_by: string | null;
  person_id: string;
  reason: Buffer;
  same_person_id: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileStatement {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  dossier_id: string;
  interpreted: boolean;
  interview_id: string | null;
  lang: string;
  participant_id: string;
  person_id: string;
  phase: string;
  sealed: Generated<boolean>;
  statement_id: string;
  taken_by: Buffer;
  taken_on: string;
  version: Generated<number>;
  withdraw_reason: Buffer | null;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
}

export interface CasefileStatementTranslation {
  agency_id: string;
  content: Buffer;
  dossier_id: string;
  interview_id: string | null;
  lang: string;
  number: number;
  person_id: string;
  sealed: Generated<boolean>;
  statement_id: string;
  statement_translation_id: string;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface CasefileStatementVersion {
  agency_id: string;
  content: Buffer;
  dossier_id: string;
  interview_id: string | null;
  number: number;
  person_id: string;
  reason: Buffer | null;
  sealed: Generated<boolean>;
  statement_id: string;
  statement_version_id: Generated<string>;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface CasefileStatementWeight {
  agency_id: string;
  content: Buffer;
  dossier_id: string;
  person_id: string;
  sealed: Generated<boolean>;
  statement_id: string;
  statement_weight_id: string;
  version: Generated<number>;
  weighed_at: Generated<Timestamp>;
  weighed_by: string;
}

export interface CasefileTip {
  agency_id: string;
  case_id: string | null;
  code: string;
  deadline_id: string | null;
  dossier_id: string;
  feedback: Buffer | null;
  feedback_at: Timestamp | null;
  kind: string;
  reason: Buffer | null;
  received_at: Timestamp;
  received_by: string;
  reference: Buffer | null;
  reporter: Buffer | null;
  sealed: Generated<boolean>;
  source: string;
  state: Generated<string>;
  tip_id: string;
  told: Buffer;
  triaged_at: Timestamp | null;
  triaged_by: string | null;
  urgent: Generated<boolean>;
  version: Generated<number>;
}

export interface CasefileTransfer {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  amount: Numeric;
  content: Buffer;
  currency: string;
  dossier_id: string;
  import_id: string | null;
  made_on: string;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  sealed: Generated<boolean>;
  transfer_id: string;
  version: Generated<number>;
}

export interface CaselawCitation {
  audience: string;
  from_code: string;
  kind: string;
  to_code: string;
}

export interface CaselawCorrection {
  about: string;
  agency_id: string;
  answer: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  asked_at: Generated<Timestamp>;
  asked_by: string | null;
  code: string;
  contact: string | null;
  correction_id: string;
  due_on: string;
  judgment_id: string;
  late_at: Timestamp | null;
  state: Generated<string>;
  warned_at: Timestamp | null;
  what: string;
}

export interface CaselawDigest {
  agency_id: string;
  author: string;
  content: Json;
  digest_id: string;
  removed_at: Timestamp | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface CaselawDigestShared {
  agency_id: string;
  author: string;
  content: Json;
  digest_id: string;
  shared_at: Generated<Timestamp>;
  version: number;
}

export interface CaselawEdition {
  agency_id: string;
  author: string;
  content: Json;
  digest_id: string;
  edition: number;
  frozen_at: Generated<Timestamp>;
  version: number;
  withdrawn_at: Timestamp | null;
}

export interface CaselawEditionCase {
  agency_id: string;
  code: string;
  digest_id: string;
  edition: number;
  judgment_id: string;
  place: number;
  struck_at: Timestamp | null;
  struck_for: string | null;
  words: Json | null;
}

export interface CaselawFile {
  added_at: Generated<Timestamp>;
  added_by: string;
  address: string;
  agency_id: string;
  bytes: Int8;
  copied_at: Timestamp | null;
  copied_by: string | null;
  copy_address: string | null;
  copy_bytes: Int8 | null;
  copy_key: Buffer | null;
  copy_key_id: string | null;
  copy_problem: Json | null;
  copy_text: string | null;
  copying: Generated<boolean>;
  file_id: string;
  intended: Generated<string>;
  judgment_id: string;
  key_id: string;
  lang: string;
  looked_through: Generated<boolean>;
  marks: Json | null;
  name: string;
  pages: number | null;
  problem: Json | null;
  state: Generated<string>;
  text: string | null;
  text_by: string | null;
  withheld: Json | null;
  wrapped_key: Buffer;
}

export interface CaselawFindingAnswer {
  agency_id: string;
  answer: string;
  answered_at: Generated<Timestamp>;
  answered_by: string;
  finding: string;
  judgment_id: string;
  reason: string | null;
  replacement: string | null;
}

export interface CaselawJudgment {
  agency_id: string;
  author: string;
  bands: Generated<string[]>;
  code: string;
  content: Json;
  import_id: string | null;
  judgment_id: string;
  keys: Generated<string[]>;
  origin: string;
  removed_at: Timestamp | null;
  sketch: Generated<number[]>;
  state: Generated<string>;
  version: Generated<number>;
  withdrawn_reason: string | null;
  written_at: Generated<Timestamp>;
}

export interface CaselawJudgmentVersion {
  agency_id: string;
  author: string;
  content: Json;
  judgment_id: string;
  version: number;
  written_at: Generated<Timestamp>;
}

export interface CaselawLetThrough {
  audience: string;
  judgment_id: string;
  version: number;
}

export interface CaselawProposal {
  agency_id: string;
  audience: string;
  code: string;
  content: Json;
  judgment_id: string;
  proposed_at: Generated<Timestamp>;
  proposed_by: string;
  version: number;
}

export interface CaselawProposalFile {
  address: string;
  bytes: Int8;
  file_id: string;
  file_key: string;
  judgment_id: string;
  lang: string;
  pages: number | null;
  place: number;
  text: string | null;
  version: number;
  withheld: Json;
}

export interface CaselawPublished {
  agency_id: string;
  audience: string;
  bands: Generated<string[]>;
  code: string;
  content: Json;
  decided_earliest: string | null;
  import_id: string | null;
  judgment_id: string;
  jurisdiction: string;
  keys: Generated<string[]>;
  origin: string;
  published_at: Generated<Timestamp>;
  revised_at: Generated<Timestamp>;
  sketch: Generated<number[]>;
  title: string;
  version: number;
}

export interface CaselawPublishedFile {
  address: string;
  audience: string;
  bytes: Int8;
  file_id: string;
  file_key: string;
  judgment_id: string;
  lang: string;
  pages: number | null;
  place: number;
  text: string | null;
  withheld: Json;
}

export interface ConsentChildView {
  agency_id: string;
  asked_at: Timestamp;
  asked_by: string;
  asked_how: string;
  consent_id: string;
  dossier_id: string;
  note: Buffer | null;
  sealed: Generated<boolean>;
  version: Generated<number>;
  view: string;
  view_id: Generated<string>;
}

export interface ConsentConsent {
  agency_id: string;
  compartments: ArrayType<AccessCompartment>;
  consent_id: Generated<string>;
  dossier_id: string;
  given_by: string;
  note: Buffer | null;
  person_id: string;
  purpose: string;
  recipient_id: string;
  recipient_kind: string;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  revoked_how: string | null;
  sealed: Generated<boolean>;
  told_at: Timestamp;
  told_by: string;
  told_how: string;
  told_lang: string;
  topics: string[];
  understood: string;
  valid_until: Timestamp;
  version: Generated<number>;
}

export interface ConsentException {
  agency_id: string;
  author: string;
  dossier_id: string;
  ended_at: Timestamp | null;
  exception_id: Generated<string>;
  ground: string;
  made_at: Timestamp;
  person_id: string;
  purpose: string;
  reason: Buffer | null;
  recipient_id: string;
  recipient_kind: string;
  sealed: Generated<boolean>;
  told: string;
  topics: string[];
  valid_until: Timestamp;
  version: Generated<number>;
}

export interface ContributionDivision {
  counted_until: Timestamp;
  lists: Json;
}

export interface CourtCharge {
  agency_id: string;
  article5: Generated<string[]>;
  article5_reason: Buffer | null;
  attempt: Generated<boolean>;
  charge_id: string;
  charged_by: string;
  charged_on: string;
  child: Generated<boolean>;
  child_born: string | null;
  count: number;
  dossier_id: string;
  earliest: string | null;
  latest: string | null;
  linked_charge: string | null;
  participant_id: string;
  participation: string;
  particulars: Buffer | null;
  person_code: string;
  person_id: string;
  proceeding_id: string;
  provision_id: string;
  sealed: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
  victims: Generated<string[]>;
  withdraw_reason: Buffer | null;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
}

export interface CourtClosing {
  agency_id: string;
  closing_id: string;
  dossier_id: string;
  handed_at: Generated<Timestamp>;
  handed_by: string;
  judgment_code: string;
  sealed: Generated<boolean>;
  to_agency: string;
  version: Generated<number>;
}

export interface CourtCourt {
  changed_at: Generated<Timestamp>;
  changed_by: Generated<string>;
  content: Json;
  country: string;
  court_id: string;
  removed_at: Timestamp | null;
  version: Generated<number>;
}

export interface CourtEvent {
  agency_id: string;
  charge_id: string | null;
  content: Buffer | null;
  court_id: string | null;
  deadlines: Generated<Json>;
  dossier_id: string;
  event_id: string;
  happened_on: string;
  hearing_state: string | null;
  kind: string;
  participant_id: string | null;
  person_code: string | null;
  proceeding_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string;
  sealed: Generated<boolean>;
  starts_at: Timestamp | null;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  zone: string | null;
}

export interface CourtLine {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  amount: Numeric | null;
  charge_id: string | null;
  currency: string | null;
  details: Buffer;
  dossier_id: string;
  hearing_id: string | null;
  kind: string;
  line_id: string;
  participant_id: string | null;
  person_code: string | null;
  person_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  version: Generated<number>;
  what: string;
}

export interface CourtLineAct {
  act: string;
  agency_id: string;
  amount: Numeric | null;
  currency: string | null;
  dossier_id: string;
  line_act_id: string;
  line_id: string;
  on_day: string;
  place: number;
  recorded_at: Generated<Timestamp>;
  recorded_by: string;
  said: Buffer;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
}

export interface CourtNotice {
  agency_id: string;
  dossier_id: string;
  ended_at: Timestamp | null;
  ended_by: string | null;
  happens_on: string;
  notice_id: string;
  participant_id: string;
  person_code: string;
  person_id: string;
  raised_at: Generated<Timestamp>;
  raised_by: string;
  said: Buffer | null;
  sealed: Generated<boolean>;
  state: Generated<string>;
  topic: string;
  version: Generated<number>;
}

export interface CourtPreparation {
  agency_id: string;
  answers: Generated<Json>;
  dossier_id: string;
  hearing_id: string;
  participant_id: string;
  person_code: string;
  person_id: string;
  preparation_id: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface CourtProceeding {
  agency_id: string;
  country: string;
  court_id: string | null;
  crime: string;
  dossier_id: string;
  ended_at: Timestamp | null;
  joined_into: string | null;
  number: Buffer | null;
  opened_at: Generated<Timestamp>;
  opened_by: string;
  proceeding_id: string;
  sealed: Generated<boolean>;
  severed_from: string | null;
  stage: Generated<string>;
  version: Generated<number>;
}

export interface CourtProof {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  charge_id: string;
  content: Buffer | null;
  dossier_id: string;
  effect: string;
  element: string;
  evidence_id: string | null;
  participant_id: string | null;
  proof_id: string;
  remove_reason: Buffer | null;
  removed_at: Timestamp | null;
  removed_by: string | null;
  rests_on: Generated<string[]>;
  sealed: Generated<boolean>;
  version: Generated<number>;
  weight: string;
}

export interface CourtProvision {
  changed_at: Generated<Timestamp>;
  changed_by: Generated<string>;
  citation: string;
  content: Json;
  country: string;
  ends: string | null;
  provision_id: string;
  removed_at: Timestamp | null;
  starts: string | null;
  version: Generated<number>;
}

export interface CourtRisk {
  agency_id: string;
  assessed_at: Generated<Timestamp>;
  assessed_by: string;
  assessed_on: string;
  deadline_id: string | null;
  dossier_id: string;
  level: string;
  participant_id: string;
  person_code: string;
  person_id: string;
  reopened_at: Timestamp | null;
  reopened_why: string | null;
  review_by: string;
  risk_id: string;
  said: Buffer;
  sealed: Generated<boolean>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface CourtSuspension {
  agency_id: string;
  dossier_id: string;
  ends: string | null;
  proceeding_id: string;
  reason: Buffer;
  recorded_by: string;
  removed_at: Timestamp | null;
  sealed: Generated<boolean>;
  starts: string;
  suspension_id: string;
  version: Generated<number>;
}

export interface CourtTelling {
  agency_id: string;
  agrees_to_stay: boolean | null;
  asked_at: Generated<Timestamp>;
  asked_by: string;
  asked_on: string;
  channel: string;
  dossier_id: string;
  participant_id: string;
  person_code: string;
  person_id: string;
  said: Buffer | null;
  sealed: Generated<boolean>;
  telling_id: string;
  topics: Generated<string[]>;
  version: Generated<number>;
  wishes_return: boolean | null;
}

export interface CourtTerm {
  after_kind: string;
  changed_at: Generated<Timestamp>;
  changed_by: Generated<string>;
  content: Json;
  country: string;
  met_by: string | null;
  removed_at: Timestamp | null;
  term_id: string;
  version: Generated<number>;
}

export interface CourtTestimony {
  agency_id: string;
  content: Buffer;
  decided_at: Generated<Timestamp>;
  decided_by: string;
  decision: string;
  dossier_id: string;
  participant_id: string;
  person_code: string;
  replaced_at: Timestamp | null;
  risk: string;
  sealed: Generated<boolean>;
  testimony_id: string;
  version: Generated<number>;
  wish: string;
}

export interface CourtVerdict {
  agency_id: string;
  aggravations: Generated<string[]>;
  charge_id: string;
  charged: string;
  convicted: string;
  court_id: string | null;
  dossier_id: string;
  final_on: string | null;
  harms: Generated<string[]>;
  imprisonment_months: number | null;
  indicated: string;
  life: Generated<boolean>;
  on_day: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: string;
  said: Buffer;
  sealed: Generated<boolean>;
  state: Generated<string>;
  strike_reason: Buffer | null;
  suspended_months: number | null;
  verdict: string;
  verdict_id: string;
  version: Generated<number>;
}

export interface DatabaseBackupRule {
  because: string;
  rule: string;
  table_name: string;
}

export interface DatabaseInstance {
  created_at: Generated<Timestamp>;
  instance_id: string;
  key_check: string;
  only_row: Generated<boolean>;
}

export interface DatabaseMigration {
  applied_at: Generated<Timestamp>;
  checksum: string;
  name: string;
  number: number;
  part: string;
}

export interface DatabaseNotBackedUp {
  because: string | null;
  table_name: string | null;
}

export interface DatabaseRebuild {
  asked_at: Generated<Timestamp>;
  table_name: string;
}

export interface DeadlineAnnouncedDay {
  about: Generated<string>;
  country: string;
  day: string;
  entered_at: Generated<Timestamp>;
  entered_by: Generated<string>;
  works: boolean;
}

export interface DeadlineDeadlineCooperation {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineDeadlineCounselling {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineDeadlineIdentity {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineDeadlineIntelligence {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineDeadlineInvestigation {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineDeadlinePrivileged {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineDeadlineProsecution {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineDeadlineRestrictedSource {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineDeadlineSupport {
  agency_id: string;
  amount: number;
  country: string;
  deadline_id: string;
  dossier_id: string;
  due_at: Timestamp;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  of_task: Generated<boolean>;
  pause_reason: Buffer | null;
  paused_at: Timestamp | null;
  paused_left: number | null;
  record_id: string | null;
  rolls: Generated<boolean>;
  sealed: Generated<boolean>;
  set_at: Timestamp;
  set_by: string;
  starts_at: Timestamp;
  state: string;
  steps: Generated<Json>;
  time_of_day: string;
  title: Buffer;
  unit: string;
  version: Generated<number>;
  zone: string;
}

export interface DeadlineStep {
  agency_id: string;
  at: Timestamp;
  compartment: AccessCompartment;
  deadline_id: string;
  dossier_id: string;
  step: number;
  to_account: string | null;
  to_role: string | null;
  told_at: Timestamp | null;
}

export interface EnvelopeInstanceSecret {
  made_at: Generated<Timestamp>;
  name: string;
  wrapped: Buffer;
}

export interface EnvelopeRestored {
  at: Timestamp;
}

export interface EnvelopeTaken {
  envelope_id: string;
  expires: Timestamp;
  sender: string;
  taken_at: Generated<Timestamp>;
}

export interface EventDelivery {
  agency_id: string | null;
  at: Timestamp;
  attempt: Generated<number>;
  dead_at: Timestamp | null;
  delivered_at: Timestamp | null;
  event_id: string;
  ids: Json;
  name: string;
  needs: string;
  next_at: Timestamp;
  problem: string | null;
  subscriber: string;
}

export interface EventTick {
  at: Timestamp;
  name: string;
  period: string;
}

export interface FilesFile {
  added_at: Timestamp;
  added_by: string;
  address: string | null;
  agency_id: string;
  bytes: Int8;
  compartment: AccessCompartment;
  dossier_id: string;
  file_id: Generated<string>;
  media_type: string;
  name: Buffer | null;
  removed_at: Timestamp | null;
  sha256: Buffer | null;
  wrapped_key: Buffer | null;
}

export interface FilesFurtherAddress {
  address: string;
  first: string;
}

export interface FilesHolder {
  column_name: string;
  table_name: string;
}

export interface FilesStore {
  only_row: Generated<boolean>;
  store_id: Generated<string>;
}

export interface FilesTemporary {
  account_id: string;
  address: string;
  agency_id: string;
  bytes: Int8;
  expires_at: Timestamp;
  key_id: string;
  made_at: Timestamp;
  media_type: string;
  name: Buffer;
  raw: Generated<boolean>;
  sha256: Buffer;
  temporary_id: Generated<string>;
  wrapped_key: Buffer;
}

export interface FilesUpload {
  account_id: string;
  agency_id: string;
  bytes: Int8;
  expires_at: Timestamp;
  key_id: string;
  made_at: Timestamp;
  media_type: string;
  name: Buffer;
  purpose: string;
  upload_id: string;
}

export interface FilesUploadPart {
  address: string;
  agency_id: string;
  bytes: Int8;
  number: number;
  upload_id: string;
  wrapped_key: Buffer;
}

export interface GuideChoice {
  account_id: Generated<string>;
  chosen: boolean;
  name: string;
}

export interface GuideStep {
  account_id: string | null;
  at: Generated<Timestamp>;
  step: string;
}

export interface HistoryAttachmentAttachmentCooperation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryAttachmentAttachmentCounselling {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryAttachmentAttachmentIdentity {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryAttachmentAttachmentIntelligence {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryAttachmentAttachmentInvestigation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryAttachmentAttachmentPrivileged {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryAttachmentAttachmentProsecution {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryAttachmentAttachmentRestrictedSource {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryAttachmentAttachmentSupport {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileAppeal {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileCarried {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileCaseFile {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileComplaint {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileCustodyEvent {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileDebriefing {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileDiaryTimeInvestigation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileDiaryTimeProsecution {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileDiaryTimeSupport {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileDisclosure {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileEvidence {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileEvidenceText {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileInterview {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileInterviewSession {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileParticipant {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileParticipantIdentity {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileParticipantSupport {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileRecord {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileRelease {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileSamePerson {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileStatement {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileStatementTranslation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileStatementVersion {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileStatementWeight {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileTip {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCasefileTransfer {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryConsentChildView {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryConsentConsent {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryConsentException {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtCharge {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtClosing {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtEvent {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtLine {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtLineAct {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtNotice {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtPreparation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtProceeding {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtProof {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtRisk {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtSuspension {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtTelling {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtTestimony {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryCourtVerdict {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlineCooperation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlineCounselling {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlineIdentity {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlineIntelligence {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlineInvestigation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlinePrivileged {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlineProsecution {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlineRestrictedSource {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryDeadlineDeadlineSupport {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNoteCooperation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNoteCounselling {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNoteIdentity {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNoteIntelligence {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNoteInvestigation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNotePrivileged {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNoteProsecution {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNoteRestrictedSource {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryNoteNoteSupport {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryPersonIdentity {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryPersonPerson {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralAppointment {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralGoal {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralHandOver {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralNeed {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralPlanReview {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralReferral {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralRisk {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralSection {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralSectionHealth {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralServiceAddress {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralSupportFile {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralTelling {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryReferralTellingWish {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryScreeningDecision {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryScreeningEvent {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryScreeningHanded {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryScreeningHanding {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryScreeningScreening {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryScreeningTip {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryScreeningVoice {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskCooperation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskCounselling {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskIdentity {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskIntelligence {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskInvestigation {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskPrivileged {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskProsecution {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskRestrictedSource {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface HistoryTaskTaskSupport {
  account_id: string | null;
  actor_kind: string;
  agency_id: string;
  at: Timestamp;
  before: Json | null;
  dossier_id: string;
  history_id: Generated<string>;
  operation: string;
  row_id: string;
  sealed: boolean;
  version: number;
}

export interface ImportColumnMapping {
  account_id: Generated<string>;
  at: Generated<Timestamp>;
  /**
   * HMAC-SHA-256 of the names of the columns under a key of the agency
   */
  columns_digest: Buffer;
  fields: Json;
  importer: string;
}

export interface ImportImport {
  accepted: Generated<number>;
  account_id: Generated<string>;
  at: Generated<Timestamp>;
  created: Generated<number>;
  import_id: string;
  importer: string;
  rejected_count: Generated<number>;
  rows_read: Generated<number>;
  state: Generated<ImportState>;
  undone_at: Timestamp | null;
  updated: Generated<number>;
}

export interface ImportMark {
  account_id: Generated<string>;
  before: Buffer | null;
  import_id: string;
  kind: string;
  position: number;
  subject: string;
  what: string;
}

export interface ImportStagedRow {
  account_id: Generated<string>;
  import_id: string;
  row_number: number;
  sealed: Buffer;
}

export interface JobsJob {
  account_id: Generated<string>;
  as_roles: Generated<string[] | null>;
  asked_at: Generated<Timestamp>;
  attempt: Generated<number>;
  done: Generated<Int8>;
  ended_at: Timestamp | null;
  heartbeat_at: Timestamp | null;
  input: Json;
  job_id: Generated<string>;
  name: string;
  problem: Json | null;
  result: Json | null;
  retries: Generated<number>;
  sealed_result: Buffer | null;
  started_at: Timestamp | null;
  state: Generated<JobsState>;
  step: Generated<string>;
  stop_asked: Generated<boolean>;
  token_id: Generated<string | null>;
  total: Generated<Int8>;
  worker_id: string | null;
}

export interface LawActPublished {
  agency_id: string;
  content: Json;
  country: string;
  published_at: Generated<Timestamp>;
  record_id: string;
  version: number;
  written_at: Timestamp;
}

export interface LawAssessment {
  agency_id: string;
  assessed_on: string;
  assessment_id: string;
  author: string;
  content: Json;
  country: string;
  duty: string;
  removed_at: Timestamp | null;
  status: string;
  written_at: Generated<Timestamp>;
}

export interface LawAssessmentShared {
  agency_id: string;
  assessed_on: string;
  assessment_id: string;
  author: string;
  content: Json;
  country: string;
  duty: string;
  shared_at: Generated<Timestamp>;
  status: string;
  written_at: Timestamp;
}

export interface LawComment {
  agency_id: string;
  author: string;
  comment_id: string;
  content: Json;
  country: string;
  duty: string;
  of_agency: string;
  removed_at: Timestamp | null;
  written_at: Generated<Timestamp>;
}

export interface LawInstrument {
  added_at: Generated<Timestamp>;
  adopted: string;
  in_force: string | null;
  instrument: string;
  label: Json;
  link: string | null;
  number: string | null;
  removed_at: Timestamp | null;
}

export interface LawProvision {
  content: Json;
  country: string;
  crimes: Generated<string[]>;
  duties: Generated<string[]>;
  elements: Generated<string[]>;
  ends: string | null;
  place: number;
  provision_id: string;
  record_id: string;
  starts: string | null;
  texts: string;
}

export interface LawRecord {
  agency_id: string;
  author: string;
  content: Json;
  kind: string;
  record_id: string;
  removed_at: Timestamp | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface LawRecordShared {
  agency_id: string;
  author: string;
  content: Json;
  kind: string;
  record_id: string;
  shared_at: Generated<Timestamp>;
  version: number;
  written_at: Timestamp;
}

export interface LawRecordVersion {
  agency_id: string;
  author: string;
  content: Json;
  record_id: string;
  version: number;
  written_at: Timestamp;
}

export interface LawSheet {
  agency_id: string;
  author: string;
  content: Json;
  kind: string;
  record_id: string;
  removed_at: Timestamp | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface LawSheetShared {
  agency_id: string;
  author: string;
  content: Json;
  kind: string;
  record_id: string;
  shared_at: Generated<Timestamp>;
  version: number;
  written_at: Timestamp;
}

export interface LawSheetVersion {
  agency_id: string;
  author: string;
  content: Json;
  record_id: string;
  version: number;
  written_at: Timestamp;
}

export interface LawStatusImport {
  as_of: string;
  import_id: string;
  imported_at: Generated<Timestamp>;
  source: string;
  treaty: string;
}

export interface LawStatusRow {
  bound: string | null;
  declaration: string | null;
  ended: string | null;
  how: string | null;
  import_id: string;
  participant: string;
  signed: string | null;
  treaty: string;
}

export interface LibraryDownloadCount {
  day: string;
  publication_id: string;
  times: number;
}

export interface LibraryFilePart {
  agency_id: string;
  content: Buffer;
  media_type: string;
  name: string;
  part: number;
  parts: number;
  publication_id: string;
}

export interface LibraryPublication {
  agency_id: string;
  author: string;
  code: string;
  content: Json;
  key: string | null;
  publication_id: string;
  removed_at: Timestamp | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface LibraryPublicationVersion {
  agency_id: string;
  author: string;
  content: Json;
  publication_id: string;
  version: number;
  written_at: Generated<Timestamp>;
}

export interface LibraryPublished {
  agency_id: string;
  audience: string;
  code: string;
  content: Json;
  file_bytes: number | null;
  file_name: string | null;
  file_parts: number | null;
  publication_id: string;
  published_at: Generated<Timestamp>;
  revised_at: Generated<Timestamp>;
  title: string;
  version: number;
}

export interface LibraryPublishedPart {
  agency_id: string;
  audience: string;
  content: Buffer;
  part: number;
  publication_id: string;
}

export interface LibraryPublishedStory {
  agency_id: string;
  audience: string;
  code: string;
  content: Json;
  published_at: Generated<Timestamp>;
  story_id: string;
  valid_until: string | null;
  version: number;
}

export interface LibraryReadingList {
  about: Json | null;
  agency_id: string;
  author: string;
  items: Generated<string[]>;
  list_id: string;
  removed_at: Timestamp | null;
  title: Json;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface LibrarySharedList {
  about: Json | null;
  agency_id: string;
  audience: string;
  items: string[];
  list_id: string;
  shared_at: Generated<Timestamp>;
  title: Json;
}

export interface LibraryStory {
  agency_id: string;
  author: string;
  code: string;
  eighteen_on: string | null;
  key_id: string | null;
  minor: boolean;
  reach: string | null;
  resting_at: Timestamp | null;
  sealed: Buffer | null;
  state: Generated<string>;
  story_id: string;
  version: Generated<number>;
  warned_at: Timestamp | null;
  withdrawn_at: Timestamp | null;
  written_at: Generated<Timestamp>;
}

export interface LibraryStoryAnswer {
  agency_id: string;
  answer: string;
  at: Generated<Timestamp>;
  by: string;
  finding: string;
  story_id: string;
  version: number;
}

export interface LibraryStoryConsent {
  agency_id: string;
  audience: string;
  consent_id: string;
  given_by: string;
  given_on: string;
  key_id: string | null;
  langs: string[];
  note: Buffer | null;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  story_id: string;
  taken_at: Generated<Timestamp>;
  taken_by: string;
  valid_until: string | null;
}

export interface LibraryStoryVersion {
  agency_id: string;
  author: string;
  key_id: string | null;
  sealed: Buffer | null;
  story_id: string;
  version: number;
  written_at: Generated<Timestamp>;
}

export interface LinkLink {
  compartment: AccessCompartment;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  from_dossier: string;
  from_record: string | null;
  kind: string;
  link_id: string;
  made_at: Generated<Timestamp>;
  made_by: string;
  reason: Buffer;
  to_dossier: string;
  to_record: string | null;
  version: Generated<number>;
}

export interface LinkPast {
  changed_at: Generated<Timestamp>;
  changed_by: string;
  end_reason: Buffer | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  link_id: string;
  version: number;
}

export interface MailMessage {
  account_id: string;
  at: Timestamp;
  failed_at: Timestamp | null;
  message_id: Generated<string>;
}

export interface MailPreference {
  account_id: Generated<string>;
  changed_at: Generated<Timestamp>;
  wanted: boolean;
}

export interface NoteNoteCooperation {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface NoteNoteCounselling {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface NoteNoteIdentity {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface NoteNoteIntelligence {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface NoteNoteInvestigation {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface NoteNotePrivileged {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface NoteNoteProsecution {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface NoteNoteRestrictedSource {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface NoteNoteSupport {
  agency_id: string;
  body: Buffer;
  corrected_at: Timestamp | null;
  corrected_by: string | null;
  dossier_id: string;
  lang: string;
  note_id: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  strike_reason: Buffer | null;
  struck_at: Timestamp | null;
  struck_by: string | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
  written_by: string;
}

export interface ParcelParcel {
  device_id: string;
  digest: Buffer;
  parcel_id: string;
  received_at: Generated<Timestamp>;
  sealed: string | null;
  settled_at: Timestamp | null;
  state: Generated<ParcelState>;
  version: number | null;
  why: Generated<string>;
}

export interface ParcelPiece {
  bytes: Buffer;
  device_id: string;
  file_id: string;
  number: number;
  received_at: Generated<Timestamp>;
}

export interface PersonIdentity {
  agency_id: string;
  content: Buffer;
  dossier_id: string;
  identity_id: Generated<string>;
  kind: string;
  position: number;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface PersonPerson {
  absent: Generated<Json>;
  age_band: string | null;
  agency_id: string;
  citizenships: string[] | null;
  code: string;
  dossier_id: string;
  erased_at: Timestamp | null;
  gender: string | null;
  languages: string[] | null;
  opened_at: Timestamp;
  person_id: string;
  revised_at: Timestamp | null;
  sealed: Generated<boolean>;
  sex: string | null;
  version: Generated<number>;
  year_of_birth: number | null;
}

export interface PersonToken {
  agency_id: string;
  dossier_id: string;
  key_id: string;
  made_with: number;
  token: Buffer;
}

export interface ReferralAppointment {
  agency_id: string;
  appointment_id: string;
  at: Timestamp;
  dossier_id: string;
  kind: string;
  made_at: Generated<Timestamp>;
  minutes: Generated<number>;
  outcome: Buffer | null;
  sealed: Generated<boolean>;
  service_id: string | null;
  state: Generated<string>;
  version: Generated<number>;
  words: Buffer | null;
}

export interface ReferralArea {
  agency_id: string;
  area_id: string;
  code: string;
  country: Generated<string | null>;
  latitude: Numeric | null;
  longitude: Numeric | null;
  name: Json;
  removed_at: Timestamp | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface ReferralAskedAgain {
  asked_at: Timestamp;
  service_id: string;
}

export interface ReferralGoal {
  agency_id: string;
  by_day: string | null;
  dossier_id: string;
  goal_id: string;
  need_id: string | null;
  own_words: Buffer;
  sealed: Generated<boolean>;
  set_at: Generated<Timestamp>;
  state: Generated<string>;
  steps: Buffer | null;
  version: Generated<number>;
  words_lang: string;
}

export interface ReferralHandOver {
  agency_id: string;
  answer_hash: Buffer | null;
  answered_at: Timestamp | null;
  content: Buffer;
  dossier_id: string;
  expires_at: Timestamp;
  hand_over_id: string;
  link_hash: Buffer;
  locked_at: Timestamp | null;
  made_at: Timestamp;
  made_by: string;
  opened_at: Timestamp | null;
  reply: Buffer | null;
  reply_private: Buffer;
  reply_public: string;
  revoked_at: Timestamp | null;
  salt: Buffer;
  sealed: Generated<boolean>;
  tries: Generated<number>;
  version: Generated<number>;
}

export interface ReferralInformation {
  agency_id: string;
  author: string;
  checked_by: Generated<string>;
  checked_on: string | null;
  country: string;
  forms: string[];
  information_id: string;
  lang: string;
  removed_at: Timestamp | null;
  topic: string;
  version: Generated<number>;
  words: Generated<string>;
  written_at: Generated<Timestamp>;
}

export interface ReferralNeed {
  agency_id: string;
  dossier_id: string;
  kind: string;
  need_id: string;
  sealed: Generated<boolean>;
  service_id: string | null;
  state: Generated<string>;
  told_at: Generated<Timestamp>;
  urgency: string;
  version: Generated<number>;
  words: Buffer | null;
}

export interface ReferralOutreachContact {
  agency_id: string;
  area: string;
  asked: Generated<number>;
  author: string;
  contact_id: string;
  languages: Generated<string[]>;
  month: string;
  offered: Generated<string[]>;
  people: number;
  removed_at: Timestamp | null;
  reporter: string;
  setting: string;
  written_at: Generated<Timestamp>;
}

export interface ReferralPlanReview {
  agency_id: string;
  dossier_id: string;
  held_at: Timestamp;
  outcome: Buffer;
  plan_review_id: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
  with_person: boolean;
}

export interface ReferralProvider {
  agency_id: string;
  answered_by: string | null;
  author: string;
  country: string;
  key: string;
  kind: string;
  name: Json;
  provider_id: string;
  removed_at: Timestamp | null;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface ReferralRecall {
  agency_id: string;
  cause: string;
  code: string;
  recall_id: Generated<string>;
  recalled_at: Timestamp;
  seen_at: Timestamp | null;
  service_id: string;
}

export interface ReferralReferral {
  age_band: string | null;
  agency_id: string;
  answer: Buffer | null;
  answer_by: Timestamp | null;
  answer_hours: number;
  answered_at: Timestamp | null;
  answered_how: string | null;
  area: string;
  began_at: Timestamp | null;
  by_exception: Generated<boolean>;
  code: string;
  consent_id: string | null;
  deadline_id: string | null;
  dossier_id: string;
  escalated_at: Timestamp | null;
  first_contact: Timestamp | null;
  kind: string;
  languages: Generated<string[]>;
  made_at: Generated<Timestamp>;
  over_at: Timestamp | null;
  over_cause: string | null;
  over_note: Buffer | null;
  person_code: string;
  person_id: string;
  purpose: string;
  referral_id: string;
  refusal_reason: string | null;
  request_id: string;
  sealed: Generated<boolean>;
  sent_at: Timestamp | null;
  service_id: string;
  sex: string | null;
  source_dossier: string;
  state: Generated<string>;
  to_agency: string | null;
  urgency: string;
  version: Generated<number>;
}

export interface ReferralReporter {
  agency_id: string;
  areas: string[];
  author: string;
  basis: string;
  country: string;
  ended_at: Timestamp | null;
  kind: string;
  name: Json;
  phone: string | null;
  reporter_id: string;
  trained_on: string | null;
  version: Generated<number>;
  ways: string[];
  written_at: Generated<Timestamp>;
}

export interface ReferralRisk {
  agency_id: string;
  assessed_at: Timestamp;
  assessed_by: string;
  danger: string;
  dossier_id: string;
  risk_id: string;
  risks: Buffer;
  safety_plan: Buffer;
  sealed: Generated<boolean>;
  version: Generated<number>;
}

export interface ReferralSection {
  agency_id: string;
  dossier_id: string;
  sealed: Generated<boolean>;
  section_id: string;
  topic: string;
  version: Generated<number>;
  words: Buffer;
}

export interface ReferralSectionHealth {
  agency_id: string;
  dossier_id: string;
  sealed: Generated<boolean>;
  section_health_id: string;
  topic: string;
  version: Generated<number>;
  words: Buffer;
}

export interface ReferralService {
  agency_id: string;
  areas: string[];
  author: string;
  capacity: number | null;
  changes: Generated<number>;
  code: string;
  content: Json;
  free: number | null;
  free_told_at: Timestamp | null;
  key: string;
  kinds: string[];
  provider_id: string;
  secret: boolean;
  service_id: string;
  state: Generated<string>;
  state_at: Generated<Timestamp>;
  state_reason: Generated<string>;
  verified_at: Timestamp | null;
  verified_by: string | null;
  verify_every: Generated<number>;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface ReferralServiceAddress {
  address: Buffer;
  agency_id: string;
  dossier_id: string;
  meeting_point: Buffer | null;
  sealed: Generated<boolean>;
  service_address_id: string;
  service_id: string;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface ReferralServiceVersion {
  areas: string[];
  author: string;
  content: Json;
  kinds: string[];
  service_id: string;
  version: number;
  written_at: Timestamp;
}

export interface ReferralSupportFile {
  advocate: string | null;
  advocate_since: Timestamp | null;
  agency_id: string;
  closed_at: Timestamp | null;
  closing_note: Buffer | null;
  code: string;
  dossier_id: string;
  first_contact: Timestamp | null;
  identified_at: Timestamp | null;
  opened_at: Generated<Timestamp>;
  person_code: string;
  person_id: string;
  reflection_deadline: string | null;
  reflection_from: Timestamp | null;
  reflection_until: Timestamp | null;
  review_by: string | null;
  risk_cause: string | null;
  risk_reopened: Timestamp | null;
  sealed: Generated<boolean>;
  state: Generated<string>;
  summary: Buffer | null;
  support_file_id: string;
  version: Generated<number>;
}

export interface ReferralTelling {
  agency_id: string;
  dossier_id: string;
  first: boolean;
  happens_at: Timestamp | null;
  not_wanted: Generated<boolean>;
  received_at: Timestamp;
  sealed: Generated<boolean>;
  telling_id: string;
  told_at: Timestamp | null;
  told_by: string | null;
  told_how: string | null;
  topic: string;
  version: Generated<number>;
  words: Buffer | null;
}

export interface ReferralTellingWish {
  agency_id: string;
  asked_at: Timestamp;
  channel: string;
  dossier_id: string;
  sealed: Generated<boolean>;
  telling_wish_id: string;
  topics: string[];
  version: Generated<number>;
  words: Buffer | null;
}

export interface ReferralVictimRight {
  agency_id: string;
  author: string;
  available: string;
  country: string;
  given: string;
  item: string;
  refused: Generated<string>;
  right_id: string;
  source: Generated<string>;
  version: Generated<number>;
  written_at: Generated<Timestamp>;
}

export interface RetentionKeeping {
  agency_id: string;
  closed_at: Timestamp;
  dossier_id: string;
  kind: string;
  warned_at: Timestamp | null;
}

export interface RetentionProposal {
  agency_id: string;
  applied_at: Timestamp | null;
  kind: string;
  proposal_id: string;
  proposed_at: Timestamp;
  warn_days: number;
  years: number;
}

export interface RetentionPurge {
  agency_id: string;
  confirmed_at: Timestamp | null;
  done_at: Timestamp | null;
  made_at: Timestamp;
  purge_id: Generated<string>;
  state: Generated<string>;
  version: Generated<number>;
}

export interface RetentionPurgeItem {
  code: string;
  dossier_id: string;
  ends_at: Timestamp;
  kind: string;
  left_out: Generated<boolean>;
  outcome: string | null;
  people: number | null;
  purge_id: string;
}

export interface RetentionRule {
  agency_id: string;
  changed_at: Timestamp;
  kind: string;
  version: Generated<number>;
  warn_days: number;
  years: number;
}

export interface ReviewReview {
  agency_id: string;
  anywhere: Generated<boolean>;
  asked_at: Timestamp;
  asked_by: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  dossier_id: string | null;
  kind: string;
  needs: string;
  reason: string | null;
  record_id: string;
  review_id: string;
  state: Generated<string>;
  version: number;
}

export interface SavedViewView {
  account_id: Generated<string>;
  changed_at: Generated<Timestamp>;
  is_default: Generated<boolean>;
  list: string;
  name: string;
  shared_with: Generated<string>;
  state: Json;
  view_id: Generated<string>;
}

export interface ScreeningAccountWish {
  agency_id: string;
  kept_at: Generated<Timestamp>;
  screening_id: string;
  wish: Buffer;
}

export interface ScreeningDecision {
  agency_id: string;
  appeal_answer: Buffer | null;
  appeal_by: Timestamp | null;
  appeal_grounds: Buffer | null;
  appeal_state: string | null;
  appealed_at: Timestamp | null;
  decided_at: Generated<Timestamp>;
  decided_by: string;
  decision: string;
  decision_id: string;
  dossier_id: string;
  reasons: Buffer;
  sealed: Generated<boolean>;
  settled_at: Timestamp | null;
  settled_by: string | null;
  version: Generated<number>;
}

export interface ScreeningEvent {
  agency_id: string;
  cards: Buffer;
  code: string;
  dossier_id: string;
  event_id: string;
  kept_at: Generated<Timestamp>;
  kind: string;
  people: number;
  revision: number;
  sealed: Generated<boolean>;
  urgent: number;
  version: Generated<number>;
}

export interface ScreeningHanded {
  agency_id: string;
  child: ScreeningChildness;
  code: string;
  content: Buffer;
  dossier_id: string;
  handed_at: Generated<Timestamp>;
  handed_id: string;
  sealed: Generated<boolean>;
  taken_up_at: Timestamp | null;
  version: Generated<number>;
}

export interface ScreeningHanding {
  agency_id: string;
  code: string;
  dossier_id: string;
  handed_at: Generated<Timestamp>;
  handed_by: string;
  handing_id: string;
  open_until: Timestamp;
  screening_id: string;
  sealed: Generated<boolean>;
  taken_back_at: Timestamp | null;
  taken_back_by: string | null;
  taken_up_at: Timestamp | null;
  to_id: string;
  to_kind: string;
  version: Generated<number>;
}

export interface ScreeningInstrument {
  agency_id: Generated<string>;
  changed_at: Generated<Timestamp>;
  changed_by: Generated<string>;
  content: Json;
  id: string;
  instrument_row_id: Generated<string>;
  instrument_version: number;
  published_at: Timestamp | null;
  state: Generated<string>;
  version: Generated<number>;
}

export interface ScreeningInterpreterUse {
  agency_id: Generated<string>;
  code: string;
  matter: Generated<string>;
  noted_at: Generated<Timestamp>;
  side: string;
  use_id: Generated<string>;
}

export interface ScreeningScreening {
  advocate_at: Timestamp | null;
  advocate_by: Timestamp | null;
  advocate_deadline: string | null;
  agency_id: string;
  child: ScreeningChildness;
  closed_at: Timestamp | null;
  code: string;
  country: string | null;
  decision: string | null;
  decision_id: string | null;
  device: string | null;
  dossier_id: string;
  eighteen_deadline: string | null;
  erased_at: Timestamp | null;
  event_card: number | null;
  event_id: string | null;
  identified_at: Timestamp | null;
  instruments: Generated<string[]>;
  interview: Buffer;
  interview_version: Generated<number>;
  kept_at: Generated<Timestamp>;
  opinion: string | null;
  person_code: string | null;
  person_id: string | null;
  person_nameless: Generated<boolean>;
  received_at: Generated<Timestamp>;
  revision: number;
  screening_id: string;
  sealed: Generated<boolean>;
  state: Generated<ScreeningState>;
  tip_id: string | null;
  urgent: Generated<boolean>;
  version: Generated<number>;
  year_of_birth: number | null;
}

export interface ScreeningSetting {
  advocate_hours: number | null;
  appeal_days: number | null;
  changed_at: Generated<Timestamp>;
  changed_by: Generated<string>;
  country: string;
  duties: Generated<string>;
  forced_disclosure: boolean | null;
  non_punishment: boolean | null;
  reflection_days: number | null;
  version: Generated<number>;
}

export interface ScreeningTip {
  agency_id: string;
  changed_at: Generated<Timestamp>;
  code: string;
  dossier_id: string;
  reached: Buffer | null;
  received_at: Generated<Timestamp>;
  sealed: Generated<boolean>;
  state: Generated<ScreeningTipState>;
  teller: string;
  tip_id: string;
  told: Buffer;
  urgent: Generated<boolean>;
  version: Generated<number>;
}

export interface ScreeningVoice {
  agency_id: string;
  dossier_id: string;
  kept_at: Generated<Timestamp>;
  kept_by: string;
  note: Buffer | null;
  of: ScreeningVoiceOf;
  says: string;
  sealed: Generated<boolean>;
  version: Generated<number>;
  voice_id: string;
}

export interface StatisticsDataSet {
  absent: string | null;
  accepted: number;
  breaks: Generated<Json>;
  caveats: Generated<Json>;
  checksum: string;
  code: string;
  coverage: Generated<Json>;
  data_set_id: Generated<string>;
  demonstration: Generated<boolean>;
  file_name: string;
  first_year: number | null;
  gaps: Generated<Json>;
  grain: string | null;
  import_id: string | null;
  imported_at: Generated<Timestamp>;
  imported_by: string | null;
  importer: string;
  kind: string;
  last_year: number | null;
  layout: string;
  layout_version: Generated<number>;
  licence: string;
  measures: Generated<Json>;
  ranking: Generated<boolean>;
  rejected: Generated<Json>;
  rejected_count: number;
  released: Json | null;
  republication: Generated<string>;
  rows_read: number;
  source: string;
  title: Json;
  unit: string;
  variables: Json;
}

export interface StatisticsDatedEvent {
  country: string | null;
  date: string;
  dated_event_id: Generated<string>;
  demonstration: Generated<boolean>;
  earliest: string;
  kind: string;
  latest: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: string | null;
  route: string | null;
  source: string;
  title: Json;
  version: Generated<number>;
}

export interface StatisticsOwnJustice {
  built_at: Generated<Timestamp>;
  cut_off: string;
  only_one: Generated<boolean>;
  told: Json;
}

export interface StatisticsRegisterEntry {
  added_at: Generated<Timestamp>;
  added_by: string;
  agency_id: string;
  content: Json;
  entry_id: string;
  kind: string;
  removed_at: Timestamp | null;
  revised_at: Generated<Timestamp>;
  revised_by: string;
  version: Generated<number>;
}

export interface StatisticsRegisterVersion {
  agency_id: string;
  at: Generated<Timestamp>;
  by: string;
  content: Json;
  entry_id: string;
  version: number;
}

export interface StatisticsRelease {
  cut_off: string;
  data_set_id: string;
  hidden: number;
  joint: Generated<boolean>;
  pattern: string;
  release_id: Generated<string>;
  released_at: Generated<Timestamp>;
  released_by: string | null;
  shown: number;
  variables: string[];
}

export interface StatisticsWorksheet {
  agency_id: string;
  author: string;
  content: Json;
  removed_at: Timestamp | null;
  version: Generated<number>;
  worksheet_id: string;
  written_at: Generated<Timestamp>;
}

export interface StatisticsWorksheetShared {
  agency_id: string;
  author: string;
  content: Json;
  shared_at: Generated<Timestamp>;
  version: number;
  worksheet_id: string;
  written_at: Timestamp;
}

export interface StatisticsWorksheetVersion {
  agency_id: string;
  author: string;
  content: Json;
  version: number;
  worksheet_id: string;
  written_at: Generated<Timestamp>;
}

export interface TaskTaskCooperation {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TaskTaskCounselling {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TaskTaskIdentity {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TaskTaskIntelligence {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TaskTaskInvestigation {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TaskTaskPrivileged {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TaskTaskProsecution {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TaskTaskRestrictedSource {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TaskTaskSupport {
  agency_id: string;
  assignee_id: string;
  assignee_kind: string;
  close_reason: Buffer | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  deadline_id: string | null;
  details: Buffer | null;
  dossier_id: string;
  opened_at: Timestamp;
  opened_by: string;
  record_id: string | null;
  sealed: Generated<boolean>;
  state: string;
  task_id: string;
  title: Buffer;
  version: Generated<number>;
}

export interface TextSearchBody {
  entry_no: number;
  fields: string[];
  langs: string[];
  passages: string[];
  starts: number[];
  word_ids: number[];
}

export interface TextSearchCollection {
  changes: Generated<Int8>;
  collection: string;
  dropped: Generated<boolean>;
  mark: Generated<string>;
  /**
   * Searched by everybody: the twin, named "-open", of a collection
   */
  open: Generated<boolean>;
  rights: string[];
}

export interface TextSearchEntry {
  collection: string;
  entry_no: Generated<number>;
  facet_ids: number[];
  first_at: Timestamp;
  record_id: string;
  sort_date: string | null;
  terms: string;
  title: string;
  title_key: string;
  title_lang: string;
  words: number;
}

export interface TextSearchFacet {
  collection: string;
  facet: string;
  facet_id: Generated<number>;
  value: string;
}

export interface TextSearchSaved {
  account_id: Generated<string>;
  alert: Generated<string>;
  collection: string;
  fields: Json;
  filters: Json;
  lang: string;
  name: string;
  place: string;
  query: string;
  search_id: Generated<string>;
  seen_at: Generated<Timestamp>;
  told_at: Timestamp | null;
}

export interface TextSearchSeen {
  collection: string;
  kind: string;
  value: string;
}

export interface TextSearchWord {
  collection: string;
  grams: string[];
  sounds: string[];
  word: string;
  word_id: Generated<number>;
}

export interface UndetectedEstimate {
  agency_id: string;
  author: string;
  estimate_id: string;
  made_at: Generated<Timestamp>;
  made_with: string;
  method: string;
  options: Json;
  result: Json;
  run_id: string;
  stratum: Json;
  study_id: string;
}

export interface UndetectedFigures {
  agency_id: string;
  author: string;
  content: Json;
  figures_id: string;
  removed_at: Timestamp | null;
  shared_at: Generated<Timestamp>;
  study_id: string;
}

export interface UndetectedPopulation {
  age: string;
  agency_id: string;
  country: string;
  import_id: string;
  imported_at: Generated<Timestamp>;
  people: Int8;
  sex: string;
  source: string;
  year: number;
}

export interface UndetectedStudy {
  agency_id: string;
  author: string;
  cells: Json;
  checksum: string;
  earliest: string;
  import_id: string | null;
  latest: string;
  lists: string[];
  opened_at: Generated<Timestamp>;
  origin: string;
  people: number;
  removed_at: Timestamp | null;
  source: string;
  strata: Generated<string[]>;
  study_id: string;
  title: Json;
}

export interface VaultErasure {
  account_id: string | null;
  agency_id: string;
  erased_at: Timestamp;
  erasure_id: string;
  key_id: string | null;
  subject: string;
}

export interface VaultKey {
  agency_id: string;
  created_at: Timestamp;
  destroyed_at: Timestamp | null;
  key_id: string;
  kind: string;
  retired_at: Timestamp | null;
  subject: string;
  wrapped: Buffer | null;
  wrapping_key_id: string;
}

export interface WebhookDelivery {
  at: Timestamp;
  attempt: Generated<number>;
  dead_at: Timestamp | null;
  delivered_at: Timestamp | null;
  delivery_id: Generated<string>;
  event_id: string;
  hook_id: string;
  ids: Json;
  name: string;
  next_at: Timestamp;
  params: Generated<Json>;
  problem: string | null;
  status: number | null;
}

export interface WebhookHook {
  agency_id: string;
  events: string[];
  failures: Generated<number>;
  generation: Generated<number>;
  hook_id: Generated<string>;
  made_at: Generated<Timestamp>;
  made_by: string;
  name: string;
  rotated_at: Timestamp | null;
  state: Generated<string>;
  url: string;
}

export interface DB {
  "access.account": AccessAccount;
  "access.agency": AccessAgency;
  "access.agency_grant_proposal": AccessAgencyGrantProposal;
  "access.break_glass": AccessBreakGlass;
  "access.challenge": AccessChallenge;
  "access.conflict": AccessConflict;
  "access.conflict_warning": AccessConflictWarning;
  "access.derivation": AccessDerivation;
  "access.device": AccessDevice;
  "access.dossier": AccessDossier;
  "access.grant": AccessGrant;
  "access.hold": AccessHold;
  "access.instance": AccessInstance;
  "access.invitation": AccessInvitation;
  "access.notice": AccessNotice;
  "access.passkey": AccessPasskey;
  "access.reset": AccessReset;
  "access.role": AccessRole;
  "access.role_change": AccessRoleChange;
  "access.role_right": AccessRoleRight;
  "access.session": AccessSession;
  "access.sign_in_attempt": AccessSignInAttempt;
  "access.subject": AccessSubject;
  "access.table_class": AccessTableClass;
  "access.token": AccessToken;
  "access.unit": AccessUnit;
  "action.outbox": ActionOutbox;
  "action.request": ActionRequest;
  "attachment.attachment_cooperation": AttachmentAttachmentCooperation;
  "attachment.attachment_counselling": AttachmentAttachmentCounselling;
  "attachment.attachment_identity": AttachmentAttachmentIdentity;
  "attachment.attachment_intelligence": AttachmentAttachmentIntelligence;
  "attachment.attachment_investigation": AttachmentAttachmentInvestigation;
  "attachment.attachment_privileged": AttachmentAttachmentPrivileged;
  "attachment.attachment_prosecution": AttachmentAttachmentProsecution;
  "attachment.attachment_restricted_source": AttachmentAttachmentRestrictedSource;
  "attachment.attachment_support": AttachmentAttachmentSupport;
  "attachment.dossier_rule": AttachmentDossierRule;
  "audit.checkpoint": AuditCheckpoint;
  "audit.event": AuditEvent;
  "audit.threshold": AuditThreshold;
  "casefile.appeal": CasefileAppeal;
  "casefile.carried": CasefileCarried;
  "casefile.case_file": CasefileCaseFile;
  "casefile.complaint": CasefileComplaint;
  "casefile.complaint_receipt": CasefileComplaintReceipt;
  "casefile.custody_event": CasefileCustodyEvent;
  "casefile.debriefing": CasefileDebriefing;
  "casefile.diary_time_investigation": CasefileDiaryTimeInvestigation;
  "casefile.diary_time_prosecution": CasefileDiaryTimeProsecution;
  "casefile.diary_time_support": CasefileDiaryTimeSupport;
  "casefile.disclosure": CasefileDisclosure;
  "casefile.evidence": CasefileEvidence;
  "casefile.evidence_text": CasefileEvidenceText;
  "casefile.interview": CasefileInterview;
  "casefile.interview_session": CasefileInterviewSession;
  "casefile.open_free_account": CasefileOpenFreeAccount;
  "casefile.participant": CasefileParticipant;
  "casefile.participant_identity": CasefileParticipantIdentity;
  "casefile.participant_support": CasefileParticipantSupport;
  "casefile.record": CasefileRecord;
  "casefile.release": CasefileRelease;
  "casefile.same_person": CasefileSamePerson;
  "casefile.statement": CasefileStatement;
  "casefile.statement_translation": CasefileStatementTranslation;
  "casefile.statement_version": CasefileStatementVersion;
  "casefile.statement_weight": CasefileStatementWeight;
  "casefile.tip": CasefileTip;
  "casefile.transfer": CasefileTransfer;
  "caselaw.citation": CaselawCitation;
  "caselaw.correction": CaselawCorrection;
  "caselaw.digest": CaselawDigest;
  "caselaw.digest_shared": CaselawDigestShared;
  "caselaw.edition": CaselawEdition;
  "caselaw.edition_case": CaselawEditionCase;
  "caselaw.file": CaselawFile;
  "caselaw.finding_answer": CaselawFindingAnswer;
  "caselaw.judgment": CaselawJudgment;
  "caselaw.judgment_version": CaselawJudgmentVersion;
  "caselaw.let_through": CaselawLetThrough;
  "caselaw.proposal": CaselawProposal;
  "caselaw.proposal_file": CaselawProposalFile;
  "caselaw.published": CaselawPublished;
  "caselaw.published_file": CaselawPublishedFile;
  "consent.child_view": ConsentChildView;
  "consent.consent": ConsentConsent;
  "consent.exception": ConsentException;
  "contribution.division": ContributionDivision;
  "court.charge": CourtCharge;
  "court.closing": CourtClosing;
  "court.court": CourtCourt;
  "court.event": CourtEvent;
  "court.line": CourtLine;
  "court.line_act": CourtLineAct;
  "court.notice": CourtNotice;
  "court.preparation": CourtPreparation;
  "court.proceeding": CourtProceeding;
  "court.proof": CourtProof;
  "court.provision": CourtProvision;
  "court.risk": CourtRisk;
  "court.suspension": CourtSuspension;
  "court.telling": CourtTelling;
  "court.term": CourtTerm;
  "court.testimony": CourtTestimony;
  "court.verdict": CourtVerdict;
  "database.backup_rule": DatabaseBackupRule;
  "database.instance": DatabaseInstance;
  "database.migration": DatabaseMigration;
  "database.not_backed_up": DatabaseNotBackedUp;
  "database.rebuild": DatabaseRebuild;
  "deadline.announced_day": DeadlineAnnouncedDay;
  "deadline.deadline_cooperation": DeadlineDeadlineCooperation;
  "deadline.deadline_counselling": DeadlineDeadlineCounselling;
  "deadline.deadline_identity": DeadlineDeadlineIdentity;
  "deadline.deadline_intelligence": DeadlineDeadlineIntelligence;
  "deadline.deadline_investigation": DeadlineDeadlineInvestigation;
  "deadline.deadline_privileged": DeadlineDeadlinePrivileged;
  "deadline.deadline_prosecution": DeadlineDeadlineProsecution;
  "deadline.deadline_restricted_source": DeadlineDeadlineRestrictedSource;
  "deadline.deadline_support": DeadlineDeadlineSupport;
  "deadline.step": DeadlineStep;
  "envelope.instance_secret": EnvelopeInstanceSecret;
  "envelope.restored": EnvelopeRestored;
  "envelope.taken": EnvelopeTaken;
  "event.delivery": EventDelivery;
  "event.tick": EventTick;
  "files.file": FilesFile;
  "files.further_address": FilesFurtherAddress;
  "files.holder": FilesHolder;
  "files.store": FilesStore;
  "files.temporary": FilesTemporary;
  "files.upload": FilesUpload;
  "files.upload_part": FilesUploadPart;
  "guide.choice": GuideChoice;
  "guide.step": GuideStep;
  "history.attachment_attachment_cooperation": HistoryAttachmentAttachmentCooperation;
  "history.attachment_attachment_counselling": HistoryAttachmentAttachmentCounselling;
  "history.attachment_attachment_identity": HistoryAttachmentAttachmentIdentity;
  "history.attachment_attachment_intelligence": HistoryAttachmentAttachmentIntelligence;
  "history.attachment_attachment_investigation": HistoryAttachmentAttachmentInvestigation;
  "history.attachment_attachment_privileged": HistoryAttachmentAttachmentPrivileged;
  "history.attachment_attachment_prosecution": HistoryAttachmentAttachmentProsecution;
  "history.attachment_attachment_restricted_source": HistoryAttachmentAttachmentRestrictedSource;
  "history.attachment_attachment_support": HistoryAttachmentAttachmentSupport;
  "history.casefile_appeal": HistoryCasefileAppeal;
  "history.casefile_carried": HistoryCasefileCarried;
  "history.casefile_case_file": HistoryCasefileCaseFile;
  "history.casefile_complaint": HistoryCasefileComplaint;
  "history.casefile_custody_event": HistoryCasefileCustodyEvent;
  "history.casefile_debriefing": HistoryCasefileDebriefing;
  "history.casefile_diary_time_investigation": HistoryCasefileDiaryTimeInvestigation;
  "history.casefile_diary_time_prosecution": HistoryCasefileDiaryTimeProsecution;
  "history.casefile_diary_time_support": HistoryCasefileDiaryTimeSupport;
  "history.casefile_disclosure": HistoryCasefileDisclosure;
  "history.casefile_evidence": HistoryCasefileEvidence;
  "history.casefile_evidence_text": HistoryCasefileEvidenceText;
  "history.casefile_interview": HistoryCasefileInterview;
  "history.casefile_interview_session": HistoryCasefileInterviewSession;
  "history.casefile_participant": HistoryCasefileParticipant;
  "history.casefile_participant_identity": HistoryCasefileParticipantIdentity;
  "history.casefile_participant_support": HistoryCasefileParticipantSupport;
  "history.casefile_record": HistoryCasefileRecord;
  "history.casefile_release": HistoryCasefileRelease;
  "history.casefile_same_person": HistoryCasefileSamePerson;
  "history.casefile_statement": HistoryCasefileStatement;
  "history.casefile_statement_translation": HistoryCasefileStatementTranslation;
  "history.casefile_statement_version": HistoryCasefileStatementVersion;
  "history.casefile_statement_weight": HistoryCasefileStatementWeight;
  "history.casefile_tip": HistoryCasefileTip;
  "history.casefile_transfer": HistoryCasefileTransfer;
  "history.consent_child_view": HistoryConsentChildView;
  "history.consent_consent": HistoryConsentConsent;
  "history.consent_exception": HistoryConsentException;
  "history.court_charge": HistoryCourtCharge;
  "history.court_closing": HistoryCourtClosing;
  "history.court_event": HistoryCourtEvent;
  "history.court_line": HistoryCourtLine;
  "history.court_line_act": HistoryCourtLineAct;
  "history.court_notice": HistoryCourtNotice;
  "history.court_preparation": HistoryCourtPreparation;
  "history.court_proceeding": HistoryCourtProceeding;
  "history.court_proof": HistoryCourtProof;
  "history.court_risk": HistoryCourtRisk;
  "history.court_suspension": HistoryCourtSuspension;
  "history.court_telling": HistoryCourtTelling;
  "history.court_testimony": HistoryCourtTestimony;
  "history.court_verdict": HistoryCourtVerdict;
  "history.deadline_deadline_cooperation": HistoryDeadlineDeadlineCooperation;
  "history.deadline_deadline_counselling": HistoryDeadlineDeadlineCounselling;
  "history.deadline_deadline_identity": HistoryDeadlineDeadlineIdentity;
  "history.deadline_deadline_intelligence": HistoryDeadlineDeadlineIntelligence;
  "history.deadline_deadline_investigation": HistoryDeadlineDeadlineInvestigation;
  "history.deadline_deadline_privileged": HistoryDeadlineDeadlinePrivileged;
  "history.deadline_deadline_prosecution": HistoryDeadlineDeadlineProsecution;
  "history.deadline_deadline_restricted_source": HistoryDeadlineDeadlineRestrictedSource;
  "history.deadline_deadline_support": HistoryDeadlineDeadlineSupport;
  "history.note_note_cooperation": HistoryNoteNoteCooperation;
  "history.note_note_counselling": HistoryNoteNoteCounselling;
  "history.note_note_identity": HistoryNoteNoteIdentity;
  "history.note_note_intelligence": HistoryNoteNoteIntelligence;
  "history.note_note_investigation": HistoryNoteNoteInvestigation;
  "history.note_note_privileged": HistoryNoteNotePrivileged;
  "history.note_note_prosecution": HistoryNoteNoteProsecution;
  "history.note_note_restricted_source": HistoryNoteNoteRestrictedSource;
  "history.note_note_support": HistoryNoteNoteSupport;
  "history.person_identity": HistoryPersonIdentity;
  "history.person_person": HistoryPersonPerson;
  "history.referral_appointment": HistoryReferralAppointment;
  "history.referral_goal": HistoryReferralGoal;
  "history.referral_hand_over": HistoryReferralHandOver;
  "history.referral_need": HistoryReferralNeed;
  "history.referral_plan_review": HistoryReferralPlanReview;
  "history.referral_referral": HistoryReferralReferral;
  "history.referral_risk": HistoryReferralRisk;
  "history.referral_section": HistoryReferralSection;
  "history.referral_section_health": HistoryReferralSectionHealth;
  "history.referral_service_address": HistoryReferralServiceAddress;
  "history.referral_support_file": HistoryReferralSupportFile;
  "history.referral_telling": HistoryReferralTelling;
  "history.referral_telling_wish": HistoryReferralTellingWish;
  "history.screening_decision": HistoryScreeningDecision;
  "history.screening_event": HistoryScreeningEvent;
  "history.screening_handed": HistoryScreeningHanded;
  "history.screening_handing": HistoryScreeningHanding;
  "history.screening_screening": HistoryScreeningScreening;
  "history.screening_tip": HistoryScreeningTip;
  "history.screening_voice": HistoryScreeningVoice;
  "history.task_task_cooperation": HistoryTaskTaskCooperation;
  "history.task_task_counselling": HistoryTaskTaskCounselling;
  "history.task_task_identity": HistoryTaskTaskIdentity;
  "history.task_task_intelligence": HistoryTaskTaskIntelligence;
  "history.task_task_investigation": HistoryTaskTaskInvestigation;
  "history.task_task_privileged": HistoryTaskTaskPrivileged;
  "history.task_task_prosecution": HistoryTaskTaskProsecution;
  "history.task_task_restricted_source": HistoryTaskTaskRestrictedSource;
  "history.task_task_support": HistoryTaskTaskSupport;
  "import.column_mapping": ImportColumnMapping;
  "import.import": ImportImport;
  "import.mark": ImportMark;
  "import.staged_row": ImportStagedRow;
  "jobs.job": JobsJob;
  "law.act_published": LawActPublished;
  "law.assessment": LawAssessment;
  "law.assessment_shared": LawAssessmentShared;
  "law.comment": LawComment;
  "law.instrument": LawInstrument;
  "law.provision": LawProvision;
  "law.record": LawRecord;
  "law.record_shared": LawRecordShared;
  "law.record_version": LawRecordVersion;
  "law.sheet": LawSheet;
  "law.sheet_shared": LawSheetShared;
  "law.sheet_version": LawSheetVersion;
  "law.status_import": LawStatusImport;
  "law.status_row": LawStatusRow;
  "library.download_count": LibraryDownloadCount;
  "library.file_part": LibraryFilePart;
  "library.publication": LibraryPublication;
  "library.publication_version": LibraryPublicationVersion;
  "library.published": LibraryPublished;
  "library.published_part": LibraryPublishedPart;
  "library.published_story": LibraryPublishedStory;
  "library.reading_list": LibraryReadingList;
  "library.shared_list": LibrarySharedList;
  "library.story": LibraryStory;
  "library.story_answer": LibraryStoryAnswer;
  "library.story_consent": LibraryStoryConsent;
  "library.story_version": LibraryStoryVersion;
  "link.link": LinkLink;
  "link.past": LinkPast;
  "mail.message": MailMessage;
  "mail.preference": MailPreference;
  "note.note_cooperation": NoteNoteCooperation;
  "note.note_counselling": NoteNoteCounselling;
  "note.note_identity": NoteNoteIdentity;
  "note.note_intelligence": NoteNoteIntelligence;
  "note.note_investigation": NoteNoteInvestigation;
  "note.note_privileged": NoteNotePrivileged;
  "note.note_prosecution": NoteNoteProsecution;
  "note.note_restricted_source": NoteNoteRestrictedSource;
  "note.note_support": NoteNoteSupport;
  "parcel.parcel": ParcelParcel;
  "parcel.piece": ParcelPiece;
  "person.identity": PersonIdentity;
  "person.person": PersonPerson;
  "person.token": PersonToken;
  "referral.appointment": ReferralAppointment;
  "referral.area": ReferralArea;
  "referral.asked_again": ReferralAskedAgain;
  "referral.goal": ReferralGoal;
  "referral.hand_over": ReferralHandOver;
  "referral.information": ReferralInformation;
  "referral.need": ReferralNeed;
  "referral.outreach_contact": ReferralOutreachContact;
  "referral.plan_review": ReferralPlanReview;
  "referral.provider": ReferralProvider;
  "referral.recall": ReferralRecall;
  "referral.referral": ReferralReferral;
  "referral.reporter": ReferralReporter;
  "referral.risk": ReferralRisk;
  "referral.section": ReferralSection;
  "referral.section_health": ReferralSectionHealth;
  "referral.service": ReferralService;
  "referral.service_address": ReferralServiceAddress;
  "referral.service_version": ReferralServiceVersion;
  "referral.support_file": ReferralSupportFile;
  "referral.telling": ReferralTelling;
  "referral.telling_wish": ReferralTellingWish;
  "referral.victim_right": ReferralVictimRight;
  "retention.keeping": RetentionKeeping;
  "retention.proposal": RetentionProposal;
  "retention.purge": RetentionPurge;
  "retention.purge_item": RetentionPurgeItem;
  "retention.rule": RetentionRule;
  "review.review": ReviewReview;
  "saved_view.view": SavedViewView;
  "screening.account_wish": ScreeningAccountWish;
  "screening.decision": ScreeningDecision;
  "screening.event": ScreeningEvent;
  "screening.handed": ScreeningHanded;
  "screening.handing": ScreeningHanding;
  "screening.instrument": ScreeningInstrument;
  "screening.interpreter_use": ScreeningInterpreterUse;
  "screening.screening": ScreeningScreening;
  "screening.setting": ScreeningSetting;
  "screening.tip": ScreeningTip;
  "screening.voice": ScreeningVoice;
  "statistics.data_set": StatisticsDataSet;
  "statistics.dated_event": StatisticsDatedEvent;
  "statistics.own_justice": StatisticsOwnJustice;
  "statistics.register_entry": StatisticsRegisterEntry;
  "statistics.register_version": StatisticsRegisterVersion;
  "statistics.release": StatisticsRelease;
  "statistics.worksheet": StatisticsWorksheet;
  "statistics.worksheet_shared": StatisticsWorksheetShared;
  "statistics.worksheet_version": StatisticsWorksheetVersion;
  "task.task_cooperation": TaskTaskCooperation;
  "task.task_counselling": TaskTaskCounselling;
  "task.task_identity": TaskTaskIdentity;
  "task.task_intelligence": TaskTaskIntelligence;
  "task.task_investigation": TaskTaskInvestigation;
  "task.task_privileged": TaskTaskPrivileged;
  "task.task_prosecution": TaskTaskProsecution;
  "task.task_restricted_source": TaskTaskRestrictedSource;
  "task.task_support": TaskTaskSupport;
  "text_search.body": TextSearchBody;
  "text_search.collection": TextSearchCollection;
  "text_search.entry": TextSearchEntry;
  "text_search.facet": TextSearchFacet;
  "text_search.saved": TextSearchSaved;
  "text_search.seen": TextSearchSeen;
  "text_search.word": TextSearchWord;
  "undetected.estimate": UndetectedEstimate;
  "undetected.figures": UndetectedFigures;
  "undetected.population": UndetectedPopulation;
  "undetected.study": UndetectedStudy;
  "vault.erasure": VaultErasure;
  "vault.key": VaultKey;
  "webhook.delivery": WebhookDelivery;
  "webhook.hook": WebhookHook;
}
