import type { Compartment } from "../access/words.ts";
import type { Vault } from "../vault/words.ts";
import { tableName } from "./tables.ts";

/** Where a sealed text stands. */
export type TextPlace = {
  readonly base: string;
  readonly compartment: Compartment;
  readonly dossierId: string;
  readonly row: string;
  readonly column: string;
};

type Sealing = { readonly vault: Vault };

function placeOf({ base, compartment, row, column }: TextPlace) {
  return { table: tableName(base, compartment), column, row };
}

/** Seals a text with the dossier's key; null stays null. */
export function sealText(
  { vault }: Sealing,
  place: TextPlace,
  text: string | null | undefined,
): Promise<Buffer | null> {
  return vault.seal(place.dossierId, placeOf(place), text ? text : null);
}

export function openText(
  { vault }: Sealing,
  place: TextPlace,
  sealed: Buffer | null,
): Promise<string | null> {
  return vault.open(place.dossierId, placeOf(place), sealed);
}
