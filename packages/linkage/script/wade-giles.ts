/** Wade-Giles spelling of a pinyin syllable, without apostrophes, as older documents have it (zhang: chang). */
export function wadeGiles(syllable: string): string {
  const [, initial = "", final = ""] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$/.exec(syllable) ?? [];
  const initials: Readonly<Record<string, string>> = {
    zh: "ch",
    b: "p",
    d: "t",
    g: "k",
    j: "ch",
    q: "ch",
    x: "hs",
    r: "j",
    z: "ts",
    c: "ts",
  };
  const retroflex = initial === "zh" || initial === "ch" || initial === "sh" || initial === "r";
  if (final === "i" && retroflex) return `${initials[initial] ?? initial}ih`;
  if (final === "i" && (initial === "z" || initial === "c")) return "tzu";
  if (final === "i" && initial === "s") return "szu";
  let vowel = final;
  if (vowel === "ong") vowel = "ung";
  else if (vowel === "ian" || (vowel === "an" && initial === "y")) vowel = initial === "y" ? "en" : "ien";
  else if (vowel === "ie") vowel = "ieh";
  else if (vowel === "ue" || vowel === "ve") vowel = "ueh";
  else if (vowel === "iong") vowel = "iung";
  else if (vowel === "ui" && (initial === "g" || initial === "k")) vowel = "uei";
  else if (vowel === "uo" && !retroflex && initial !== "g" && initial !== "k" && initial !== "h") vowel = "o";
  else if (vowel === "e" && (initial === "g" || initial === "k" || initial === "h")) vowel = "o";
  else if (vowel === "you") vowel = "yu";
  return (initials[initial] ?? initial) + vowel;
}
