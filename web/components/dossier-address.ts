import { holds, type Session } from "../api/session.ts";
import { doors } from "../doors.ts";

/**
 * Where the page of a dossier is, by its kind and code; null for a kind without a page in this app, and for a page that
 * the reader's roles do not open, when the reader is named.
 */
export function dossierAddress(kind: string, code: string, reader?: Pick<Session, "rights">): string | null {
  const door = doors.find((one) => one.dossiers?.[kind] !== undefined);
  const path = door?.dossiers?.[kind];
  if (door === undefined || path === undefined) return null;
  const needs = door.pages.find((page) => page.path === path)?.needs;
  if (reader && needs !== undefined && !holds(reader, needs)) return null;
  return path.replace("$code", code);
}
