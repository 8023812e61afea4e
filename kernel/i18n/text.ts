import type { Texts } from "../module/module.ts";
import type { Lang } from "./lang.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

const own: Record<Lang, Texts> = { ar, zh, en, fr, ru, es };

/** The kernel's own text under `part.part`, its `{{names}}` filled in; undefined when there is none. */
export function kernelText(
  lang: Lang,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string | undefined {
  return findText(own[lang], key, params);
}

/** A text in nested locale data. */
export function findText(
  texts: Texts | undefined,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string | undefined {
  let found: string | Texts | undefined = texts;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found !== "string") return undefined;
  return found.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name] ?? ""));
}
