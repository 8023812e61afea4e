import { doors } from "../doors.ts";

/** Where the page of a dossier is, by its kind and code; null for a kind without a page in this app. */
export function dossierAddress(kind: string, code: string): string | null {
  const path = doors.map((door) => door.dossiers?.[kind]).find((found) => found !== undefined);
  return path === undefined ? null : path.replace("$code", code);
}
