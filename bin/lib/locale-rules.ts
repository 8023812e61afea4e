/** The texts of one folder `locales`: language → raw JSON. */
export type LocaleFolder = { readonly folder: string; readonly files: ReadonlyMap<string, string> };

export const languages = ["ar", "zh", "en", "fr", "ru", "es"];

/** Letters that a text of these languages must hold somewhere. */
const scripts: Record<string, RegExp> = {
  ar: /\p{Script=Arabic}/u,
  zh: /\p{Script=Han}/u,
  ru: /\p{Script=Cyrillic}/u,
};

/** What is wrong with a folder of texts: six equal sets of keys, the same placeholders, no key twice, no English left. */
export function localeProblems(
  { folder, files }: LocaleFolder,
  literal: ReadonlySet<string> = new Set(),
): string[] {
  const problems: string[] = [];
  const texts = new Map<string, Map<string, string>>();
  for (const lang of languages) {
    const raw = files.get(lang);
    if (raw === undefined) problems.push(`${folder}/${lang}.json is missing`);
    else {
      try {
        texts.set(lang, flatten(JSON.parse(raw)));
        problems.push(...keysTwice(raw).map((key) => `${folder}/${lang}.json: "${key}" stands twice`));
      } catch {
        problems.push(`${folder}/${lang}.json is not JSON`);
      }
    }
  }
  const english = texts.get("en");
  if (english === undefined) return problems;
  for (const [lang, own] of texts) {
    if (lang === "en") continue;
    for (const [key, text] of english) {
      const translated = own.get(key);
      const place = `${folder}/${lang}.json: "${key}"`;
      if (translated === undefined) {
        if (!isPlural(key)) problems.push(`${place} is missing`);
      } else if (!isPlural(key) && placeholders(translated) !== placeholders(text))
        problems.push(`${place} has other placeholders than in English`);
      else if (!literal.has(`${folder} ${key}`) && isEnglish(lang, text, translated))
        problems.push(`${place} is still in English`);
    }
    for (const key of own.keys()) {
      if (!english.has(key) && !(isPlural(key) && hasPlural(english, key)))
        problems.push(`${folder}/${lang}.json: "${key}" is not in English`);
    }
  }
  return problems;
}

function flatten(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, part]) => [...flatten(part, path === "" ? key : `${path}.${key}`)]),
  );
}

/** Languages have different numbers of plural forms: `rows_one`, `rows_few`. */
const plural = /_(zero|one|two|few|many|other)$/;

function isPlural(key: string): boolean {
  return plural.test(key);
}

function hasPlural(texts: ReadonlyMap<string, string>, key: string): boolean {
  return texts.has(key.replace(plural, "_other"));
}

function placeholders(text: string): string {
  return [...text.matchAll(/\{\{?-?\s*([\w.]+)[^}]*\}?\}/g)]
    .map((match) => match[1])
    .sort()
    .join(",");
}

function isEnglish(lang: string, english: string, translated: string): boolean {
  const words = plainWords(english);
  const script = scripts[lang];
  if (script !== undefined)
    return words.length > 0 && !script.test(translated) && plainWords(translated).length > 0;
  return translated === english && words.length >= 4;
}

/** Words that would be translated: not placeholders, file endings, codes or names in capitals. */
function plainWords(text: string): string[] {
  return text
    .replaceAll(/\{\{?[^}]*\}?\}|https?:\S+|\S*\.\w{2,5}\b|\S+@\S+/g, " ")
    .split(/[^\p{L}]+/u)
    .filter((word) => /^\p{Lu}?\p{Ll}{4,}$/u.test(word));
}

/** JSON.parse keeps the last of two equal keys silently. */
function keysTwice(raw: string): string[] {
  const twice: string[] = [];
  const open: Set<string>[] = [];
  for (const match of raw.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g)) {
    if (match[0] === "{") open.push(new Set());
    else if (match[0] === "}") open.pop();
    else if (match[2] !== undefined) {
      const keys = open.at(-1);
      const key = match[1] ?? "";
      if (keys?.has(key)) twice.push(key);
      keys?.add(key);
    }
  }
  return twice;
}
