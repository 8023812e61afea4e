import { findCountry, type Lang } from "@palermo/vocabulary";
import { text } from "../text.ts";
import { placeCodes } from "../variables.ts";
import type { Place } from "./country.ts";

/** Codes of four letters (ISO 3166-3) are States that no longer exist. */
const isFormer = (code: string) => /^[A-Z]{4}$/.test(code);

/** Places of the sources that have a page of their own beside the countries of today. */
export const otherPlaces: readonly string[] = placeCodes.filter((code) => isFormer(code) || code === "XK");

/** The country of a code, or nothing. States that no longer exist are themselves, never a State of today. */
export function placeOf(code: string, lang: Lang): Place | undefined {
  const wanted = code.toUpperCase();
  const country = findCountry({ alpha2: wanted });
  if (country !== undefined)
    return {
      code: country.alpha2,
      label: country.label[lang],
      former: false,
      demonstration: country.demonstration === true,
    };
  if (!otherPlaces.includes(wanted)) return undefined;
  return {
    code: wanted,
    label: text(lang, `code.place.${wanted}`),
    former: isFormer(wanted),
    demonstration: false,
  };
}
