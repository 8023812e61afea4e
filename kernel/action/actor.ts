import type { Compartment } from "../access/words.ts";
import type { Lang } from "../i18n/lang.ts";

/** Who acts in this transaction, as the database confirmed it in `access.enter`. */
export type Actor = {
  readonly kind: "person" | "system" | "operator";
  readonly accountId: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly sessionId: string | null;
  readonly roles: readonly string[];
  readonly rights: ReadonlySet<string>;
  /** Compartments that the actor's roles may ever open. */
  readonly compartments: readonly Compartment[];
  readonly lang: Lang;
};
