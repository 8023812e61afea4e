const wordLike = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that put no space between words: there a name begins and ends wherever it stands. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words of a name that alone tell nothing or mean something else. */
const particles =
  /^(de|da|do|dos|del|della|di|la|las|los|van|von|der|den|bin|ben|ibn|al|el|abu|san|st|jr|sr|and|the|of)$/iu;

/** Arabic joins "and", "in", "by", "for" to the next word. */
const joinedBefore = "[وفبلك]{0,2}";

function standsAlone(text: string, from: number, to: number): boolean {
  const before = text.slice(0, from).at(-1) ?? "";
  const after = text.slice(to, to + 1);
  return !wordLike.test(before) && !wordLike.test(after);
}

/** Puts `by` in the place of every whole occurrence of a name, however its letters are capitalised or spaced. */
export function replaceName(text: string, name: string, by: string): string {
  const parts = name.trim().split(/\s+/u);
  if (parts.join("").length < 2) return text;
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s\\u00a0]+");
  if (unspaced.test(name)) return text.replaceAll(new RegExp(pattern, "gu"), () => by);
  if (/\p{Script=Arabic}/u.test(name))
    return text.replaceAll(
      new RegExp(`(^|[^\\p{L}\\p{M}\\p{N}])(${joinedBefore})${pattern}(?![\\p{L}\\p{N}])`, "gu"),
      (_all, before: string, joined: string) => `${before}${joined === "" ? "" : `${joined}ـ `}${by}`,
    );
  return text.replaceAll(new RegExp(pattern, "giu"), (found, at: number) =>
    standsAlone(text, at, at + found.length) ? by : found,
  );
}

/** A name and those of its parts that tell who it is, the whole first. */
export function partsOfName(name: string): string[] {
  const whole = name.trim();
  if (unspaced.test(whole)) return [whole];
  const parts = whole
    .split(/\s+/u)
    .filter((part) => [...part.replace(/[^\p{L}]/gu, "")].length >= 3 && !particles.test(part));
  return [...new Set([whole, ...parts])];
}
