import type { TFunction } from "i18next";
import type { Compartment } from "#kernel/words";
import type { Field } from "./fields.ts";

/** In which part of the dossier something is written: one of those in which the reader may write. */
export function partField(t: TFunction, writable: readonly Compartment[], hint?: string): Field {
  return {
    name: "compartment",
    label: t("compartment"),
    kind: "choice",
    required: true,
    options: writable.map((value) => ({ value, label: t(`web:compartment.${value}`) })),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The part that a form begins with: where most of this reader's writing goes, never the names. */
export function firstPart(writable: readonly Compartment[]): { compartment?: Compartment } {
  const first = writable.find((part) => part !== "identity") ?? writable[0];
  return first === undefined ? {} : { compartment: first };
}
