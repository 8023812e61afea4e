import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Lang } from "#kernel/words";

export type Text = { readonly t: TFunction; readonly lang: Lang };

/** Texts of a module, with the shell's own behind them: `t("cases.title")`. */
export function useText(module?: string): Text {
  const { t, i18n } = useTranslation(module ? [module, "web"] : ["web"]);
  return { t, lang: i18n.language as Lang };
}
