import { bibtexEntry, braced, risRecord } from "#kernel/words";

/** What a judgment is cited by. */
export type Cited = {
  readonly code: string;
  readonly title: string;
  readonly court: string;
  readonly place: string;
  /** EDTF, e.g. 2019-03; null where nobody knows. */
  readonly decided: string | null;
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  /** Where it is read. */
  readonly address: string;
};

function numbers({ identifiers }: Cited): string {
  return identifiers.map(({ value }) => value).join("; ");
}

function plainDay(decided: string | null): { year: string; month: string; day: string } | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(decided ?? "");
  return found === null ? null : { year: found[1] ?? "", month: found[2] ?? "", day: found[3] ?? "" };
}

/** One line, as it is written into a footnote: title, court (place), day, numbers, code, address. */
export function plainCitation(cited: Cited): string {
  const { title, court, place, decided, code, address } = cited;
  const parts = [`${title}`, `${court} (${place})`, decided ?? "", numbers(cited), code, address];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}

/** An entry of the kind `jurisdiction` of biblatex. */
export function bibtexCitation(cited: Cited): string {
  const { title, court, place, decided, code, address } = cited;
  const known = numbers(cited);
  return bibtexEntry("jurisdiction", code, [
    // Twice in braces: capitals of a title stay as they are.
    ["title", `{${braced(title)}}`],
    ["institution", braced(court)],
    ["location", braced(place)],
    ["date", decided === null ? undefined : braced(decided)],
    ["number", known === "" ? undefined : braced(known)],
    ["note", braced(code)],
    ["url", `{${address.replace(/[{}\s\\]/g, "")}}`],
  ]);
}

/** An entry of the type CASE in the tagged format of Research Information Systems. */
export function risCitation(cited: Cited): string {
  const { title, court, place, decided, code, address } = cited;
  const day = plainDay(decided);
  const known = numbers(cited);
  return risRecord([
    ["TY", "CASE"],
    ["ID", code],
    ["TI", title],
    ["PB", court],
    ["CY", place],
    ["PY", day?.year],
    ["DA", day === null ? undefined : `${day.year}/${day.month}/${day.day}/`],
    ["M1", known === "" ? undefined : known],
    ["UR", address],
  ]);
}
