/** Text on one line, whatever signs it holds. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();
}

const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  "#": "\\#",
  $: "\\$",
  "&": "\\&",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Braces hold capitals as they are, and a body's name as one name. */
export function braced(text: string): string {
  return `{${oneLine(text).replace(/[\\{}%#$&_~^]/g, (letter) => special[letter] ?? letter)}}`;
}

/** An entry of BibTeX or biblatex; values come in braces, those that are undefined are left out. */
export function bibtexEntry(
  kind: string,
  key: string,
  fields: readonly (readonly [name: string, value: string | undefined])[],
): string {
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${kind}{${key.replace(/[^A-Za-z0-9:._-]/g, "")},\n${lines.join(",\n")}\n}\n`;
}

/** A record of RIS, which ends its lines with CR LF and itself with `ER`; tags without a value are left out. */
export function risRecord(lines: readonly (readonly [tag: string, value: string | undefined])[]): string {
  return [...lines, ["ER", ""] as const]
    .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}\r\n`]))
    .join("");
}
