import type pg from "pg";
import type { Instance } from "../config/index.ts";
import type { Place } from "./place.ts";

/** An open database: pools for the two serving logins, single connections for the owner and for backups. */
export type Database = {
  readonly kind: Place["kind"];
  readonly place: Place;
  readonly instance: Instance;
  /** Login `palermo_app`: owns nothing, bypasses nothing. */
  readonly app: pg.Pool;
  /** Login `palermo_public`: tables of class `publish` only. */
  readonly public: pg.Pool;
  /** A connection as `palermo_owner`; the caller ends it. */
  readonly owner: () => Promise<pg.Client>;
  /** A connection as `palermo_backup`, which reads everything; the caller ends it. Never the server's. */
  readonly backup: () => Promise<pg.Client>;
  /** Ends the pools and, when it was started here, the embedded server. */
  readonly close: () => Promise<void>;
};

/** Told about slow steps, one sentence each. */
export type Progress = (sentence: string) => void;
