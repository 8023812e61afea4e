import { type Status, statuses } from "./code.ts";
import file from "./data/indicators.json" with { type: "json" };
import type { Label } from "./lang.ts";
import { readArray, readLabel, readOneOf, readRow, readText } from "./read.ts";

export const strengths = ["strong", "medium", "weak"] as const;
export type Strength = (typeof strengths)[number];

/** Who is screened for what; strengths of one profile never stand in for another. */
export const indicatorProfiles = ["adultLabour", "childLabour", "adultSexual", "childSexual"] as const;
export type IndicatorProfile = (typeof indicatorProfiles)[number];

/** A dimension of the ILO/EC set (with its Palermo element) or a group of the UNODC set. */
export type IndicatorGroup = Readonly<{
  id: string;
  label: Label;
  element?: "means" | "purpose";
  phase?: "recruitment" | "destination";
}>;

export type Indicator = Readonly<{
  id: string;
  label: Label;
  status: Status;
  group?: string;
  /** Strength by profile; null where the source could not be read, or where the profile's list lacks the indicator. */
  strength?: Readonly<Record<IndicatorProfile, Strength | null>>;
  /** Profiles whose list is known to hold this indicator. */
  profiles: readonly IndicatorProfile[];
  /** Ids of the ILO forced-labour indicators it speaks for. */
  forcedLabour: readonly string[];
}>;

export type IndicatorSet = Readonly<{
  id: string;
  version: string;
  label: Label;
  source: string;
  status: Status;
  /** Profiles whose strengths are complete; any other profile must not be scored. */
  scorable: readonly IndicatorProfile[];
  groups: readonly IndicatorGroup[];
  indicators: readonly Indicator[];
}>;

function readProfiles(value: unknown, where: string): readonly IndicatorProfile[] {
  if (value === undefined) return [];
  return readArray(value, where).map((profile) => readOneOf(profile, indicatorProfiles, where));
}

function readStrengths(value: unknown, where: string): Record<IndicatorProfile, Strength | null> {
  const row = readRow(value, where);
  const at = (profile: IndicatorProfile) =>
    row[profile] === null ? null : readOneOf(row[profile], strengths, `${where}.${profile}`);
  return {
    adultLabour: at("adultLabour"),
    childLabour: at("childLabour"),
    adultSexual: at("adultSexual"),
    childSexual: at("childSexual"),
  };
}

function readGroup(value: unknown, set: string): IndicatorGroup {
  const row = readRow(value, set);
  const id = readText(row.id, `${set} group`);
  const where = `${set}.${id}`;
  return {
    id,
    label: readLabel(row.label, where),
    ...(row.element === undefined
      ? {}
      : { element: readOneOf(row.element, ["means", "purpose"] as const, where) }),
    ...(row.phase === undefined
      ? {}
      : { phase: readOneOf(row.phase, ["recruitment", "destination"] as const, where) }),
  };
}

function readIndicator(value: unknown, set: string, status: Status): Indicator {
  const row = readRow(value, set);
  const id = readText(row.id, `${set} indicator`);
  const { group, strength, forcedLabour } = row;
  return {
    id,
    label: readLabel(row.label, id),
    status: row.status === undefined ? status : readOneOf(row.status, statuses, `${id}.status`),
    ...(typeof group === "string" ? { group } : {}),
    ...(strength === undefined ? {} : { strength: readStrengths(strength, `${id}.strength`) }),
    profiles: readProfiles(row.profiles, `${id}.profiles`),
    forcedLabour: forcedLabour === undefined ? [] : readArray(forcedLabour, id).map((x) => readText(x, id)),
  };
}

function readSet(value: unknown): IndicatorSet {
  const row = readRow(value, "indicator set");
  const id = readText(row.id, "indicator set");
  const status = readOneOf(row.status, statuses, `${id}.status`);
  return {
    id,
    version: readText(row.version, `${id}.version`),
    label: readLabel(row.label, `${id}.label`),
    source: readText(row.source, `${id}.source`),
    status,
    scorable: readProfiles(row.scorable, `${id}.scorable`),
    groups: readArray(row.groups, `${id}.groups`).map((group) => readGroup(group, id)),
    indicators: readArray(row.indicators, id).map((indicator) => readIndicator(indicator, id, status)),
  };
}

/** Screening aids: ILO/EC (67), ILO 11, UNODC (115, unweighted) and the six tests that tell trafficking from smuggling. No score decides who is a victim. */
export const indicatorSets: readonly IndicatorSet[] = readArray(file.sets, "indicator sets").map(readSet);

/** An indicator set by its id ("ILOEC", "ILO11", "UNODC", "TIPSOM"), or nothing. */
export function findIndicatorSet(id: string): IndicatorSet | undefined {
  return indicatorSets.find((set) => set.id === id);
}

/** An indicator of any set by its id (such as "ILOEC-D1.01"), or nothing. */
export function findIndicator(id: string): Indicator | undefined {
  return indicatorSets.flatMap((set) => set.indicators).find((indicator) => indicator.id === id);
}
