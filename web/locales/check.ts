import type { Lang } from "#kernel/words";

type Texts = { readonly [key: string]: string | Texts };

/** Nested texts as `part.part` and text. */
export function entriesOf(texts: Texts, before = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") found.set(before + key, value);
    else for (const [inner, text] of entriesOf(value, `${before}${key}.`)) found.set(inner, text);
  }
  return found;
}

const form = /_(zero|one|two|few|many|other)$/;

function bases(texts: ReadonlyMap<string, string>): Set<string> {
  return new Set([...texts.keys()].map((key) => key.replace(form, "")));
}

/** Keys that only one of two languages has; the forms of a plural count as one key. */
export function sameKeys(english: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  const [a, b] = [bases(english), bases(other)];
  return [...a].filter((key) => !b.has(key)).concat([...b].filter((key) => !a.has(key)));
}

/** Plural keys that lack a form which their language uses. */
export function pluralsMissing(lang: Lang, texts: ReadonlyMap<string, string>): string[] {
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  const plurals = new Set(
    [...texts.keys()].filter((key) => form.test(key)).map((key) => key.replace(form, "")),
  );
  return [...plurals].flatMap((key) => forms.map((one) => `${key}_${one}`)).filter((key) => !texts.has(key));
}

const scripts: Partial<Record<Lang, RegExp>> = {
  ar: /\p{sc=Arabic}/u,
  zh: /\p{sc=Han}/u,
  ru: /\p{sc=Cyrillic}/u,
};

/** Placeholders, and names that are written alike everywhere. */
const alike =
  /\{\{\w+\}\}|\b(Palermo|Ctrl K|CSV|XLSX|HTCDS|CTDC|UNODC|TIP|SOM|Counts|ISO|EDTF|TOTP|JSON|IT|ID|ICCS)\b|\.[a-z]{2,4}\b/g;

/** Words that French or Spanish share with English, letter for letter. */
const shared = new Set(
  "Alias Note Notes Dossiers No Coordination Administration Notifications Navigation Source Action Code Date Image Message Page Type Version Total Prison Transport Recruitment Protection Service Services identity intelligence prosecution Formation Menu original Sexual Familiar Sector General Local Regional Personal Social Control Plural Casual Central support Auditor auditor Investigation Simple Possible Provenance Sanction Question Export Import capture passage exploitation Parties Participants Participant ratification succession Signature Versions Constitution Crime Crimes Instrument Mission Sources Guide Article Identification Corruption Police Publication Manual Urgent urgent Questions Minutes Bus Population no h".split(
    " ",
  ),
);

/** Texts that were left as they are in English. */
export function leftInEnglish(
  lang: Lang,
  english: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const left: string[] = [];
  for (const [key, text] of other) {
    const own = text.replace(alike, "");
    if (!/\p{L}/u.test(own)) continue;
    const script = scripts[lang];
    if (script) {
      if (!script.test(own)) left.push(`${key}: ${text}`);
    } else if (text === english.get(key) && !shared.has(own.trim())) left.push(`${key}: ${text}`);
  }
  return left;
}
