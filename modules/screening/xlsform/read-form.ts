import type { z } from "zod";
import { Id } from "../words/condition.ts";
import {
  Audience,
  completeLanguages,
  Instrument,
  InstrumentUse,
  Told,
  WeighedProfile,
} from "../words/instrument.ts";
import { FormReader } from "./form-reader.ts";
import { type FormProblem, type FormSheets, idOfName } from "./form-rows.ts";
import { languageOf } from "./languages.ts";

export {
  type FormProblem,
  type FormRow,
  type FormSheets,
  formProblems,
  idOfName,
  knownTypes,
} from "./form-rows.ts";

export type ReadForm = {
  readonly instrument: Instrument | null;
  readonly problems: readonly FormProblem[];
  /** Types and columns that were left out, by name. */
  readonly leftOut: readonly string[];
};

function ownSetting<T>(text: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (!text) return undefined;
  const read = schema.safeParse(text);
  return read.success ? read.data : undefined;
}

function toldSetting(text: string | undefined): Told | undefined {
  if (!text) return undefined;
  try {
    return Told.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Reads the sheets of an XLSForm as an instrument; every row that cannot be read is named with what stood there. */
export function readForm(sheets: FormSheets, fallbackId: string): ReadForm {
  const settings = sheets.settings[0]?.cells ?? new Map<string, string>();
  const lang = languageOf(`label::${settings.get("default_language") ?? "en"}`, "label") ?? "en";
  const reader = new FormReader(sheets, lang);
  for (const row of sheets.survey) reader.readRow(row);
  reader.finish();
  if (reader.sections.length === 0 && reader.problems.length === 0)
    reader.problems.push({ row: 1, column: "type", value: "", problem: "no-questions", params: {} });
  if (reader.problems.length > 0)
    return { instrument: null, problems: reader.problems, leftOut: [...reader.leftOut] };
  const id = idOfName(settings.get("form_id")?.trim() || fallbackId);
  const about = toldSetting(settings.get("palermo_about"));
  const leaflet = toldSetting(settings.get("palermo_leaflet"));
  const profile = ownSetting(settings.get("palermo_profile"), WeighedProfile);
  const minutes = Number(settings.get("palermo_minutes"));
  const made = {
    id: Id.safeParse(id).success ? id : "form",
    version: 1,
    title: toldSetting(settings.get("palermo_title")) ?? { [lang]: settings.get("form_title")?.trim() || id },
    ...(about === undefined ? {} : { about }),
    audience: ownSetting(settings.get("palermo_audience"), Audience) ?? ("adult" as const),
    use: ownSetting(settings.get("palermo_use"), InstrumentUse) ?? ("interview" as const),
    minutes: Number.isInteger(minutes) && minutes >= 1 && minutes <= 240 ? minutes : 15,
    source: settings.get("palermo_source")?.trim() || "XLSForm",
    ...(profile === undefined ? {} : { profile }),
    ...(leaflet === undefined ? {} : { leaflet }),
    sections: reader.sections,
  };
  const languages = completeLanguages(made);
  return {
    instrument: Instrument.parse({ ...made, languages: languages.length > 0 ? languages : [lang] }),
    problems: [],
    leftOut: [...reader.leftOut],
  };
}
