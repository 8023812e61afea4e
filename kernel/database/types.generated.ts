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

export type CasefileKind = "both" | "smuggling" | "trafficking";

export type CasefileState = "closed" | "open";

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

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccessAccount {
  account_id: Generated<string>;
  agency_id: string;
  closed_at: Timestamp | null;
  email: string;
  lang: Generated<string>;
  name: string;
  opened_at: Generated<Timestamp>;
  password_hash: string | null;
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

export interface AccessDossier {
  agency_id: string;
  code: string;
  compartments: ArrayType<AccessCompartment>;
  dossier_id: string;
  kind: string;
  opened_at: Timestamp;
  opened_by: string;
  sealed: Generated<boolean>;
}

export interface AccessGrant {
  compartment: AccessCompartment;
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

export interface AccessRole {
  compartments: ArrayType<AccessCompartment>;
  role: string;
}

export interface AccessRoleRight {
  right: string;
  role: string;
}

export interface AccessSession {
  account_id: string;
  device: Generated<string>;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  hash: Buffer;
  kind: Generated<string>;
  opened_at: Timestamp;
  seen_at: Timestamp;
  session_id: Generated<string>;
}

export interface AccessSignInAttempt {
  at: Timestamp;
  attempt_id: Generated<string>;
  email_digest: Buffer;
  succeeded: boolean;
}

export interface AccessTableClass {
  class: string;
  compartment: AccessCompartment | null;
  table_name: string;
  write_right: string | null;
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
  sealed: Generated<boolean>;
  source_token: Buffer | null;
  state: Generated<CasefileState>;
  summary: Buffer | null;
  title: Buffer | null;
  version: Generated<number>;
  withdrawn_at: Timestamp | null;
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
  forms: string[] | null;
  gender: string | null;
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
  sha256: Buffer;
  temporary_id: Generated<string>;
  wrapped_key: Buffer;
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
  total: Generated<Int8>;
  worker_id: string | null;
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

export interface StatisticsDataSet {
  accepted: number;
  caveats: Generated<Json>;
  checksum: string;
  code: string;
  coverage: Generated<Json>;
  data_set_id: Generated<string>;
  demonstration: Generated<boolean>;
  file_name: string;
  first_year: number | null;
  import_id: string | null;
  imported_at: Generated<Timestamp>;
  imported_by: string | null;
  importer: string;
  kind: string;
  last_year: number | null;
  layout: string;
  layout_version: Generated<number>;
  licence: string;
  rejected: Generated<Json>;
  rejected_count: number;
  rows_read: number;
  source: string;
  title: Json;
  unit: string;
  variables: Json;
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

export interface DB {
  "access.account": AccessAccount;
  "access.agency": AccessAgency;
  "access.break_glass": AccessBreakGlass;
  "access.derivation": AccessDerivation;
  "access.dossier": AccessDossier;
  "access.grant": AccessGrant;
  "access.hold": AccessHold;
  "access.instance": AccessInstance;
  "access.invitation": AccessInvitation;
  "access.notice": AccessNotice;
  "access.role": AccessRole;
  "access.role_right": AccessRoleRight;
  "access.session": AccessSession;
  "access.sign_in_attempt": AccessSignInAttempt;
  "access.table_class": AccessTableClass;
  "access.unit": AccessUnit;
  "action.outbox": ActionOutbox;
  "action.request": ActionRequest;
  "audit.checkpoint": AuditCheckpoint;
  "audit.event": AuditEvent;
  "casefile.case_file": CasefileCaseFile;
  "casefile.participant": CasefileParticipant;
  "casefile.participant_identity": CasefileParticipantIdentity;
  "casefile.participant_support": CasefileParticipantSupport;
  "database.backup_rule": DatabaseBackupRule;
  "database.instance": DatabaseInstance;
  "database.migration": DatabaseMigration;
  "database.not_backed_up": DatabaseNotBackedUp;
  "database.rebuild": DatabaseRebuild;
  "files.file": FilesFile;
  "files.store": FilesStore;
  "files.temporary": FilesTemporary;
  "history.casefile_case_file": HistoryCasefileCaseFile;
  "history.casefile_participant": HistoryCasefileParticipant;
  "history.casefile_participant_identity": HistoryCasefileParticipantIdentity;
  "history.casefile_participant_support": HistoryCasefileParticipantSupport;
  "history.person_identity": HistoryPersonIdentity;
  "history.person_person": HistoryPersonPerson;
  "import.import": ImportImport;
  "import.mark": ImportMark;
  "import.staged_row": ImportStagedRow;
  "jobs.job": JobsJob;
  "person.identity": PersonIdentity;
  "person.person": PersonPerson;
  "person.token": PersonToken;
  "statistics.data_set": StatisticsDataSet;
  "vault.erasure": VaultErasure;
  "vault.key": VaultKey;
}
