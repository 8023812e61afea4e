/** Letters that no decomposition opens. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ё: "е",
  // Arabic: forms of alef, yeh, waw with hamza, teh marbuta; then the Persian and Urdu shapes.
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ئ: "ي",
  ؤ: "و",
  ة: "ه",
  ک: "ك",
  ی: "ي",
  ە: "ه",
};
const opened = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");

/** Marks that stand on letters of scripts where they may be left away; in others (Indic, Thai) they are vowels. */
const looseMarks = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]\p{M}*)\p{M}/gu;
/** Tatweel, soft hyphen, joiners and marks of direction. */
const unseen = /[\u0640\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** A word in small letters as it is written, for a stemmer. */
export function lowered(word: string): string {
  const plain = word.normalize("NFKC").replace(unseen, "").toLowerCase().normalize("NFC");
  return isAscii(plain) ? plain : plain.replace(/[\p{Nd}]/gu, asciiDigit);
}

/**
 * A word without what people leave away or confuse when they type: accents, forms of alef, tatweel. What a mark stood on
 * may be a letter to open in its turn (ǿ, ۀ), so folding goes on until nothing changes.
 */
export function folded(word: string): string {
  let now = lowered(word);
  while (!isAscii(now)) {
    const next = now
      .replace(opened, (letter) => letters[letter] ?? letter)
      .normalize("NFD")
      .replace(looseMarks, "")
      .normalize("NFC");
    if (next === now) break;
    now = next;
  }
  return now;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** Decimal digits of every script stand in rows of ten that begin where the one before is none. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code < 128 ? digit : String((code - zero) % 10);
}
