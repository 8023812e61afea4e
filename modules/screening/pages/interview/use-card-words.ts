import { useMemo } from "react";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { EventCard } from "../../screening.ts";

/** Languages that are asked for most where people arrive; any other is written into the note. */
export const cardLangs = [
  ...["am", "ar", "bn", "bs", "en", "es", "fa", "fr", "ha", "hi", "ht", "hu", "id", "km", "ku", "lo", "my"],
  ...["ne", "pa", "ps", "pt", "ro", "ru", "si", "so", "sq", "sr", "sw", "ta", "th", "ti", "tl", "tr", "uk"],
  ...["ur", "uz", "vi", "wo", "yo", "zh"],
] as const;

/** Names of languages come with the browser, so that they are there without network. */
export function useLangName(): (code: string) => string {
  const { lang } = useText("notes");
  return useMemo(() => {
    const names = new Intl.DisplayNames([lang], { type: "language", fallback: "code" });
    return (code) => names.of(code) ?? code;
  }, [lang]);
}

/** What a card says, in short. */
export function useCardWords(): (card: EventCard) => string[] {
  const { t } = useText("notes");
  const langName = useLangName();
  return (card) =>
    [
      card.urgent && t("group.urgent"),
      card.controller && t("group.controller"),
      t(`group.child-is.${card.child}`),
      card.sex !== "unknown" && t(`person.sex-is.${card.sex}`),
      card.lang !== undefined && langName(card.lang),
      card.group && t("group.together-with", { group: card.group }),
      card.interpreter && t("group.interpreter-is", { number: card.interpreter }),
      card.note,
    ].filter((one): one is string => typeof one === "string" && one !== "");
}
