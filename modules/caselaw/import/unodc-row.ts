import type { JudgmentInput } from "../words/index.ts";
import { hideNames, withoutClaimant } from "./caption.ts";
import { saysNothing } from "./mapping/coded.ts";
import { asElements, type ReadElement, readElements } from "./mapping/elements-of.ts";
import { cut, oneLine, plainText, undoubled } from "./plain-text.ts";
import { dateOf, oneRead, type RowAsk, type RowRead } from "./row-read.ts";
import { readSherlocAddress, type SherlocAddress } from "./sherloc.ts";
import { asWords } from "./text.ts";
import { victimsOf, yesNo } from "./unodc-people.ts";

/** The heading of the published table of cases of the United States in UNODC's human trafficking case-law database. */
export const unodcHeading = [
  "WebOrder",
  "Case",
  "Court",
  "CourtJoinName",
  "Name",
  "VerdictDate",
  "Place",
  "FactSummary",
  "Link",
  "CommentarySignificantFeatures",
  "Offences",
  "ExploitationSector",
  "ActsInvolved",
  "MeansUsed",
  "ExploitativePurposes",
  "FormOfTrafficking",
  "NumberVictims",
  "MinorsIncluded",
  "FemaleVictim(s)",
  "MaleVictim(s)",
  "FemaleDefendant(s)",
  "MaleDefendant(s)",
  "AmericanNationality",
  "ForeignNationality",
] as const;

/** "4/30/10": month, day and the last two digits of the year, as the table writes all its dates. */
function americanDate(cell: string): string | null {
  const found = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})\s*$/.exec(cell);
  if (found === null) return null;
  const [, month = "", day = "", year = ""] = found;
  const full = year.length === 4 ? year : Number(year) > 30 ? `19${year}` : `20${year}`;
  return `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The day of the verdict; where the cell holds none, the year that the address tells. */
function decidedOf(cell: string, address: SherlocAddress | null) {
  const edtf = americanDate(cell);
  const day = edtf === null ? null : dateOf(edtf);
  if (day !== null) return { decided: day, read: oneRead(day, cell) };
  const blank = /^y{4}-m{2}-d{2}$/i.test(cell.trim()) || saysNothing(cell);
  const year = address === null || address.year === null ? null : dateOf(String(address.year));
  const read: ReadElement = {
    codes: year === null ? [] : [year.text],
    by: year === null ? null : "rule",
    unmapped: blank ? [] : [cell.trim()],
  };
  return { decided: year, read };
}

function courtLevelOf(court: string): string {
  if (/district court|courthouse for the district/i.test(court)) return "first_instance";
  return /court of appeals|circuit/i.test(court) ? "appeal" : "unknown";
}

/** "Internal", "Transnational", "Organized Criminal Group", several at once. */
function formOf(cell: string) {
  const values = cell.split(/[;\n]/).map((value) => value.trim().toLowerCase());
  const has = (...names: string[]) => names.some((name) => values.includes(name));
  // What crosses a border is transnational, whatever part of it happened within one country.
  const geography = has("transnational", "international")
    ? "transnational"
    : has("internal")
      ? "internal"
      : "unknown";
  const known = ["transnational", "international", "internal", "organized criminal group"];
  const unmapped = values.filter((value) => !saysNothing(value) && !known.includes(value));
  const read: ReadElement = {
    codes: geography === "unknown" ? [] : [geography],
    by: geography === "unknown" ? null : "source",
    unmapped,
  };
  return { geography, organized: has("organized criminal group"), read };
}

function courtRead(cell: string): { court: JudgmentInput["court"]; read: ReadElement } {
  const court = oneLine(cell);
  if (saysNothing(court)) return { court: asWords("record.court-not-named"), read: oneRead(null, "") };
  return { court: { lang: "en", text: cut(court, 300) }, read: oneRead(court, cell) };
}

/** One row of the table as a judgment. */
export function readUnodcRow({ cell, refuse }: RowAsk): RowRead {
  const title = oneLine(cell("Name"));
  const number = oneLine(cell("Case"));
  if (saysNothing(title)) refuse("Name", cell("Name"), "missing");
  if (!/^[A-Z]{3}\d{1,5}$/.test(number)) refuse("Case", cell("Case"), "case");
  const address = readSherlocAddress(cell("Link"));
  const caption = withoutClaimant(title);
  const told = plainText(undoubled(cell("FactSummary")));
  const nothing = saysNothing(told) || /^no description\.?$/i.test(told);
  const facts = nothing ? undefined : hideNames(told, caption.hidden);
  const comment = plainText(undoubled(cell("CommentarySignificantFeatures")));
  const elements = readElements({
    cells: {
      acts: cell("ActsInvolved"),
      means: cell("MeansUsed"),
      purposes: cell("ExploitativePurposes"),
      sectors: cell("ExploitationSector"),
    },
    text: facts,
    lang: "en",
  });
  const form = formOf(cell("FormOfTrafficking"));
  const decided = decidedOf(cell("VerdictDate"), address);
  const court = courtRead(cell("Court"));
  const minors = yesNo(cell("MinorsIncluded"));
  const victims = victimsOf({
    number: cell("NumberVictims"),
    minors: cell("MinorsIncluded"),
    females: cell("FemaleVictim(s)"),
    males: cell("MaleVictim(s)"),
    offences: cell("Offences"),
  });
  // The address of a claim names the claimant, so it is not kept.
  const open = caption.hidden.size === 0 ? address : null;
  const crime = address?.crimeType ?? null;
  return {
    judgment: {
      title: { lang: "en", text: cut(caption.title, 300) },
      jurisdiction: "US",
      court: court.court,
      courtLevel: courtLevelOf(cell("Court")),
      legalSystem: "common_law",
      decided: decided.decided,
      identifiers: [
        { kind: "sherloc", value: number },
        ...(open === null ? [] : [{ kind: "sherloc" as const, value: open.key }]),
      ],
      crimeTypes: [...new Set(["trafficking_in_persons", ...(crime === null ? [] : [crime])])],
      elements: {
        ...asElements(elements),
        geography: form.geography,
        organizedGroup: form.organized ? "yes" : "unknown",
      },
      ...(facts === undefined ? {} : { facts: { lang: "en", text: cut(facts, 40_000) } }),
      ...(saysNothing(comment)
        ? {}
        : { significance: { lang: "en", text: cut(hideNames(comment, caption.hidden), 20_000) } }),
      victims: victims.lines,
      crossCutting: [
        ...(minors === true ? ["child_victim"] : []),
        ...(yesNo(cell("FemaleDefendant(s)")) === true ? ["female_offender"] : []),
        ...(form.organized ? ["organized_criminal_group"] : []),
      ],
      sources: [
        {
          title: "UNODC human trafficking case-law database (SHERLOC)",
          publisher: "UNODC",
          ...(open === null ? {} : { link: cell("Link").trim().slice(0, 600) }),
        },
      ],
    },
    read: {
      ...elements,
      geography: form.read,
      decided: decided.read,
      court: court.read,
      victims: victims.read,
    },
  };
}
