import type { Lang } from "../i18n/lang.ts";
import { findText } from "../i18n/text.ts";
import type { Texts } from "../module/module.ts";
import { outboundProblems, outboundProblemText } from "../outbound/index.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

export const locales: Readonly<Record<Lang, Texts>> = { ar, zh, en, fr, ru, es };

/** Why a delivery was not taken, as a sentence. */
export function problemText(
  lang: Lang,
  problem: string | null,
  params: Readonly<Record<string, string | number>>,
): string | null {
  if (problem === null) return null;
  const code = outboundProblems.find((one) => one === problem);
  if (code !== undefined) return outboundProblemText(lang, code, params);
  return findText(locales[lang], "problem.status", params) ?? problem;
}
