const state =
  /^(the )?(united states|unites states|usa\b|u\.s\.|people\b|state\b|the state|commonwealth|republic|r\.?$|regina|rex|queen|king|crown|public prosecutor|attorney|director of public|dpp\b|prosecutor|government)/i;
const versus = /\s+(?:v|vs)(?:\.\s*|\s+)(?=\S)/i;

/** Names that stand for nobody: initials, Doe, "Mother Doe I". */
function isPseudonym(name: string): boolean {
  return /\b(doe|roe)\b/i.test(name) || /^(\p{Lu}\.\s*){1,5}$/u.test(name.trim());
}

function initialsOf(name: string): string {
  const words = name.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  return words.map((word) => `${word.charAt(0).toUpperCase()}.`).join("");
}

export type Caption = {
  readonly title: string;
  /** Names that a text of the same record must not say either, with what stands for them. */
  readonly hidden: ReadonlyMap<string, string>;
};

function hide(names: readonly string[]): Map<string, string> {
  const hidden = new Map<string, string>();
  for (const name of names) {
    const initials = initialsOf(name);
    hidden.set(name.trim(), initials);
    const surname = name.trim().split(/\s+/).at(-1) ?? "";
    if (surname.length > 2) hidden.set(surname, `${surname.charAt(0).toUpperCase()}.`);
  }
  return hidden;
}

/**
 * The title of a record without a victim's name. In a claim of one person against another the person before "v." is
 * the one who was exploited: initials stand for the name. Prosecutions, which a State brings, stay as they are.
 */
export function withoutClaimant(title: string): Caption {
  const at = versus.exec(title);
  const none = { title, hidden: new Map<string, string>() };
  if (at === null) return none;
  const claimant = title.slice(0, at.index);
  if (state.test(claimant.trim()) || isPseudonym(claimant)) return none;
  const [first = "", ...rest] = claimant.split(/(,?\s*et al\.?,?)/i);
  const names = first.split(/\s*(?:,|\band\b|&)\s*/).filter((name) => name.trim() !== "");
  if (names.length === 0 || names.every(isPseudonym)) return none;
  const short = names.map((name) => (isPseudonym(name) ? name : initialsOf(name))).join(", ");
  return {
    title: `${short}${rest.join("")}${title.slice(at.index)}`,
    hidden: hide(names.filter((n) => !isPseudonym(n))),
  };
}

/** The title of a prosecution in which nobody was found guilty: initials stand for the accused (rule L1). */
export function withoutAccused(title: string): Caption {
  const at = versus.exec(title);
  if (at === null) return { title, hidden: new Map() };
  const start = at.index + at[0].length;
  const [first = "", ...rest] = title.slice(start).split(/(,?\s*et al\.?)/i);
  const names = first.split(/\s*(?:,|\band\b|&)\s*/).filter((name) => /\p{L}/u.test(name));
  const short = names.map(initialsOf).join(", ");
  return { title: `${title.slice(0, start)}${short}${rest.join("")}`.trim(), hidden: hide(names) };
}

/** A text in which what was hidden in the title stands as initials too. */
export function hideNames(text: string, hidden: ReadonlyMap<string, string>): string {
  let out = text;
  for (const [name, initials] of hidden) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    out = out.replace(new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, "gu"), initials);
  }
  return out;
}
