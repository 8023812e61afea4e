import type { DirectoryEntry } from "../services/directory.ts";
import { serviceKinds } from "../words/lists.ts";
import type { Axes } from "./reach.ts";

const mostLanguages = 40;
/** Always asked, whoever speaks them. */
const always = ["ar", "zh", "en", "fr", "ru", "es"];

/** The axes of a country's map: its areas (the country itself where it names none) and the languages most offered. */
export function axesOf(
  country: string,
  { areas, services }: { areas: readonly string[]; services: readonly DirectoryEntry[] },
): Axes {
  const own = areas.filter((code) => code.startsWith(country));
  const offered = new Map<string, number>(always.map((code) => [code, 0]));
  for (const { content, areas: served } of services)
    if (served.some((area) => area.startsWith(country)))
      for (const language of content.languages) offered.set(language, (offered.get(language) ?? 0) + 1);
  const languages = [...offered]
    .sort((a, b) => Number(always.includes(b[0])) - Number(always.includes(a[0])) || b[1] - a[1])
    .slice(0, mostLanguages)
    .map(([code]) => code);
  return { areas: own.length > 0 ? own : [country], kinds: serviceKinds, languages };
}
