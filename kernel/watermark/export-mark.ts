import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { exportName } from "../access/demonstration.ts";
import type { QuestionContext } from "../action/context.ts";
import { text } from "./text.ts";

/** What an exported file says of its export: who, when, and the id by which the audit knows it. */
export type ExportMark = {
  /** e.g. `X-7F3K-Q2M9`; the audit's event names it. */
  readonly id: string;
  /** One line for the foot of a page. */
  readonly line: string;
  /** The same as names and values, for a sheet of its own. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly demonstration: boolean;
  /** The file's name, marked when everything here is invented. */
  readonly fileName: (name: string) => string;
  /** For the properties of a workbook. */
  readonly by: string;
};

type Own = { name: string; agency: Record<string, string>; demonstration: boolean };

/** Crockford's letters, as in codes: the mark survives paper and the telephone. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function newMark(): string {
  const body = Array.from(randomBytes(8), (byte) => letters.charAt(byte & 31)).join("");
  return `X-${body.slice(0, 4)}-${body.slice(4)}`;
}

/**
 * Makes the mark of an export and names it to the audit. The question that exports is declared `audited` (a test looks);
 * an action is always.
 */
export async function exportMark({
  tx,
  actor,
  now,
  opened,
}: Pick<QuestionContext<unknown>, "tx" | "actor" | "now" | "opened">): Promise<ExportMark> {
  const { rows } = await sql<Own>`select name, agency, demonstration from access.own_account()`.execute(tx);
  const own = rows[0];
  if (!own) throw new Error("an export without somebody who exports");
  const id = newMark();
  opened([], [`export ${id}`]);
  const { lang } = actor;
  const at = `${now.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const agency = own.agency[lang] ?? own.agency.en ?? Object.values(own.agency)[0] ?? "";
  const { demonstration } = own;
  const facts: [string, string][] = [
    [text(lang, "mark.by"), own.name],
    [text(lang, "mark.agency"), agency],
    [text(lang, "mark.at"), at],
    [text(lang, "mark.mark"), id],
    [text(lang, "mark.mind"), text(lang, "mark.care")],
  ];
  if (demonstration) facts.unshift(["DEMONSTRATION", text(lang, "mark.demonstration")]);
  return {
    id,
    line: `${text(lang, "mark.line", { name: own.name, agency, at })} · ${id}`,
    facts,
    demonstration,
    fileName: (name) => exportName(name, demonstration),
    by: own.name,
  };
}
