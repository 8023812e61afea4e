import type { Lang } from "#kernel/words";

/** A name kept in several languages, or already in the reader's: the reader's, else English, else any. */
export function nameIn(name: unknown, lang: Lang): string {
  if (typeof name === "string") return name;
  if (typeof name !== "object" || name === null) return "";
  const names = name as Record<string, unknown>;
  const found = [names[lang], names.en, ...Object.values(names)].find(
    (one) => typeof one === "string" && one !== "",
  );
  return typeof found === "string" ? found : "";
}
