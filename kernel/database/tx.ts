import type { Kysely } from "kysely";
import type { DB } from "./types.generated.ts";

/** One open transaction, already entered as its actor. Row-level security holds for everything sent through it. */
export type Tx = Kysely<DB>;
