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
  "database.backup_rule": DatabaseBackupRule;
  "database.instance": DatabaseInstance;
  "database.migration": DatabaseMigration;
  "database.not_backed_up": DatabaseNotBackedUp;
  "files.file": FilesFile;
  "files.store": FilesStore;
  "files.temporary": FilesTemporary;
  "import.import": ImportImport;
  "import.mark": ImportMark;
  "import.staged_row": ImportStagedRow;
  "jobs.job": JobsJob;
  "vault.erasure": VaultErasure;
  "vault.key": VaultKey;
}
