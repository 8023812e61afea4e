import type { Lang } from "../i18n/lang.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

const texts = { ar, zh, en, fr, ru, es };

/** Why a job failed, when whoever failed gave no sentence of its own. */
export function jobSentence(lang: Lang, code: string): string {
  const problems: Readonly<Record<string, string>> = texts[lang].problem;
  return problems[code] ?? texts[lang].problem.failed;
}
