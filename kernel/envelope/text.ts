import type { Lang } from "../i18n/lang.ts";
import { findText } from "../i18n/text.ts";
import type { Texts } from "../module/module.ts";
import type { EnvelopeProblem } from "./envelope.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

const locales: Readonly<Record<Lang, Texts>> = { ar, zh, en, fr, ru, es };

/** What is wrong with a message, as a sentence. */
export function envelopeProblemText(lang: Lang, problem: EnvelopeProblem, detail = ""): string {
  return findText(locales[lang], `problem.${problem}`, { detail }) ?? problem;
}
