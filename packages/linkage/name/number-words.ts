const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(
  " ",
);

const VALUES = new Map<string, number>();
for (const [index, word] of UNITS.entries()) VALUES.set(word, index);
for (const [index, word] of TENS.entries()) VALUES.set(word, (index + 2) * 10);
for (const [index, word] of ORDINALS.entries()) VALUES.set(word, index + 1);
VALUES.set("fourty", 40);

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanValue(word: string): number | undefined {
  if (!/^(?:x{0,3})(?:ix|iv|v?i{0,3})$/.test(word) || word === "") return undefined;
  let total = 0;
  for (let index = 0; index < word.length; index += 1) {
    const value = ROMAN[word.charAt(index)] ?? 0;
    total += value < (ROMAN[word.charAt(index + 1)] ?? 0) ? -value : value;
  }
  return total;
}

/** Number that a folded word stands for in a name: figures, English words and ordinals, Roman numerals to 39. */
export function numberOf(word: string): number | undefined {
  const figures = /^(\d{1,9})(?:st|nd|rd|th)?$/.exec(word);
  return figures ? Number(figures[1]) : (VALUES.get(word) ?? romanValue(word));
}
