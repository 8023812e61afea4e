import { langs, type Words } from "#kernel/words";
import { acceptedSexes } from "../words/lists.ts";
import type { Service, ServiceFacts } from "../words/service.ts";

/** Columns of a table of services, in the order in which an export writes them; there is none for a secret address. */
export const serviceColumns = [
  "key",
  "provider_key",
  "name",
  "name_lang",
  ...langs.map((lang) => `name_${lang}`),
  "kinds",
  "areas",
  "languages",
  "interpreter",
  "sexes",
  "age_from",
  "age_to",
  "families",
  "disability",
  "statuses",
  "capacity",
  "free",
  "hours",
  "duty_phone",
  "secret",
  "address",
  "phone",
  "email",
  "web",
  "conditions",
  "conditions_lang",
  "verify_every",
] as const;
export type ServiceColumn = (typeof serviceColumns)[number];
export type Cells = Readonly<Partial<Record<string, string>>>;

const joined = (values: readonly string[]) => values.join("; ");
const yesNo = (value: boolean) => (value ? "yes" : "no");

/** `1-5 08:00-17:00`; several joined by `;`; `always` for day and night. */
export function hoursText({ always, spans }: Service["content"]["hours"]): string {
  if (always) return "always";
  return joined(spans.map(({ days, from, to }) => `${days.join(",")} ${from}-${to}`));
}

/** Opening hours as a cell says them, or null where it cannot be read. */
export function readHours(cell: string): Service["content"]["hours"] | null {
  const text = cell.trim().toLowerCase();
  if (text === "" || text === "always") return { always: true, spans: [] };
  const spans = [];
  for (const part of text.split(";")) {
    const found = /^\s*([1-7](?:\s*[,-]\s*[1-7])*)\s+(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})\s*$/.exec(part);
    if (found === null) return null;
    const [, days = "", from = "", to = ""] = found;
    const listed = days.split(",").flatMap((piece) => {
      const [first, last] = piece.split("-").map((day) => Number(day.trim()));
      if (first === undefined) return [];
      return Array.from({ length: Math.max(0, (last ?? first) - first) + 1 }, (_, at) => first + at);
    });
    spans.push({ days: [...new Set(listed)], from: from.padStart(5, "0"), to: to.padStart(5, "0") });
  }
  return { always: false, spans };
}

/** A service as cells of a table; `factsOf` is the inverse. */
export function cellsOf(service: Service, providerKey: string): Record<ServiceColumn, string> {
  const { content, capacity, free } = service;
  const { accepts, name, conditions } = content;
  const cells: Record<string, string> = {
    key: service.key,
    provider_key: providerKey,
    name: name.text,
    name_lang: name.lang,
    ...Object.fromEntries(langs.map((lang) => [`name_${lang}`, name.translations[lang] ?? ""])),
    kinds: joined(service.kinds),
    areas: joined(service.areas),
    languages: joined(content.languages),
    interpreter: yesNo(content.interpreter),
    sexes: joined(accepts.sexes),
    age_from: String(accepts.ageFrom),
    age_to: String(accepts.ageTo),
    families: yesNo(accepts.families),
    disability: yesNo(accepts.disability),
    statuses: joined(accepts.statuses),
    capacity: capacity === null ? "" : String(capacity),
    free: free === null ? "" : String(free),
    hours: hoursText(content.hours),
    duty_phone: content.dutyPhone ?? "",
    secret: yesNo(service.secret),
    address: content.address ?? "",
    phone: content.phone ?? "",
    email: content.email ?? "",
    web: content.web ?? "",
    conditions: conditions?.text ?? "",
    conditions_lang: conditions?.lang ?? "",
    verify_every: String(service.verifyEvery),
  };
  return cells as Record<ServiceColumn, string>;
}

const several = (cell: string | undefined): string[] =>
  (cell ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const yes = new Set(["yes", "y", "true", "1", "x", "نعم", "是", "oui", "да", "sí", "si"]);
const no = new Set(["", "no", "n", "false", "0", "لا", "否", "non", "нет"]);
const flag = (cell: string | undefined): boolean | string => {
  const text = (cell ?? "").trim().toLowerCase();
  return yes.has(text) ? true : no.has(text) ? false : text;
};
const whole = (cell: string | undefined, empty: number | null): number | string | null => {
  const text = (cell ?? "").trim();
  if (text === "") return empty;
  return /^\d{1,6}$/.test(text) ? Number(text) : text;
};

function wordsOf(
  cells: Cells,
  name: "name" | "conditions",
  before: Words | undefined,
  lang: string,
): unknown {
  const text = cells[name]?.trim();
  if (!text) return undefined;
  const translations = Object.fromEntries(
    langs.flatMap((one) => {
      const cell = cells[`${name}_${one}`]?.trim();
      return cell ? [[one, cell]] : [];
    }),
  );
  return {
    lang: cells[`${name}_lang`]?.trim() || before?.lang || lang,
    text,
    translations: name === "name" ? translations : (before?.translations ?? {}),
  };
}

/**
 * What the cells say of a service, not yet checked. A column that the file does not have leaves what stood there; an empty
 * cell takes it away.
 */
export function factsOf(
  given: Cells,
  { before, providerId, lang }: { before: Service | null; providerId: string; lang: string },
): unknown {
  const cells: Cells = { ...(before === null ? {} : cellsOf(before, "")), ...given };
  const hours = readHours(cells.hours ?? "");
  const open = Object.fromEntries(
    (["address", "phone", "email", "web"] as const).flatMap((name) => {
      const cell = cells[name]?.trim();
      return cell ? [[name, cell]] : [];
    }),
  );
  const dutyPhone = cells.duty_phone?.trim();
  const conditions = wordsOf(cells, "conditions", before?.content.conditions, lang);
  const sexes = several(cells.sexes);
  const facts: Record<keyof ServiceFacts, unknown> = {
    providerId,
    key: cells.key?.trim().toLowerCase() ?? "",
    kinds: several(cells.kinds),
    areas: several(cells.areas).map((code) => code.toUpperCase()),
    secret: flag(cells.secret),
    capacity: whole(cells.capacity, null),
    verifyEvery: whole(cells.verify_every, 90),
    content: {
      name: wordsOf(cells, "name", before?.content.name, lang),
      languages: several(cells.languages).map((code) => code.toLowerCase()),
      interpreter: flag(cells.interpreter),
      accepts: {
        sexes: sexes.length === acceptedSexes.length ? [] : sexes,
        ageFrom: whole(cells.age_from, 0),
        ageTo: whole(cells.age_to, 120),
        families: flag(cells.families),
        disability: flag(cells.disability),
        statuses: several(cells.statuses),
      },
      hours: hours ?? cells.hours,
      ...(dutyPhone ? { dutyPhone } : {}),
      ...open,
      ...(conditions === undefined ? {} : { conditions }),
    },
  };
  return facts;
}
