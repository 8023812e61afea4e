import type { Declaration } from "./declare.ts";
import type { Entry } from "./enter.ts";

/** One call of an action or question, as it arrives. */
export type Call = {
  readonly declaration: Declaration;
  readonly input: unknown;
  readonly entry: Entry;
  readonly requestId: string;
  /** Makes an action idempotent: the same actor, key and input happen once. */
  readonly key?: string | undefined;
  /** The version of the record that the caller saw. */
  readonly expects?: number | undefined;
  readonly purpose?: string | undefined;
  readonly reason?: string | undefined;
};
