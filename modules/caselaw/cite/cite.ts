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

/** Signs that BibTeX would read as its own. */
function tex(text: string): string {
  return text
    .replaceAll("\\", "\\textbackslash ")
    .replace(/[{}]/g, (sign) => `\\${sign}`)
    .replace(/[&%$#_]/g, (sign) => `\\${sign}`)
    .replaceAll("~", "\\textasciitilde ")
    .replaceAll("^", "\\textasciicircum ")
    .replace(/\s+/g, " ");
}

/** An entry of the kind `jurisdiction` of biblatex. */
export function bibtexCitation(cited: Cited): string {
  const { title, court, place, decided, code, address } = cited;
  const known = numbers(cited);
  const fields: [string, string][] = [
    ["title", `{${tex(title)}}`],
    ["institution", tex(court)],
    ["location", tex(place)],
    ...(decided === null ? [] : ([["date", decided]] as [string, string][])),
    ...(known === "" ? [] : ([["number", tex(known)]] as [string, string][])),
    ["note", tex(code)],
    ["url", address.replace(/[{}\s\\]/g, "")],
  ];
  return `@jurisdiction{${code},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}\n`;
}

function line(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** An entry of the type CASE in the tagged format of Research Information Systems. */
export function risCitation(cited: Cited): string {
  const { title, court, place, decided, code, address } = cited;
  const day = plainDay(decided);
  const known = numbers(cited);
  const tags: [string, string][] = [
    ["TY", "CASE"],
    ["ID", code],
    ["TI", title],
    ["PB", court],
    ["CY", place],
    ...(day === null
      ? []
      : ([
          ["PY", day.year],
          ["DA", `${day.year}/${day.month}/${day.day}/`],
        ] as [string, string][])),
    ...(known === "" ? [] : ([["M1", known]] as [string, string][])),
    ["UR", address],
    ["ER", ""],
  ];
  return tags.map(([tag, value]) => `${tag}  - ${line(value)}\r\n`).join("");
}
