import { countries, findCountry, type ListName, labelOf } from "@palermo/vocabulary";
import { useMemo } from "react";
import { useText } from "../../../web/i18n/use-text.ts";

export type Labels = {
  readonly of: (list: ListName, code: string) => string;
  readonly country: (code: string) => string;
  /** Jurisdictions for a choice: countries by name, then international bodies. */
  readonly jurisdictions: readonly { readonly value: string; readonly label: string }[];
  readonly language: (code: string) => string;
};

/** The words of the lists in the reader's language. */
export function useLabels(): Labels {
  const { t, lang } = useText("caselaw");
  return useMemo(() => {
    const names = new Intl.DisplayNames(lang, { type: "language", fallback: "code" });
    const country = (code: string) => findCountry({ alpha2: code })?.label[lang] ?? t("read.international");
    const sorted = countries
      .map(({ alpha2, label }) => ({ value: alpha2, label: label[lang] }))
      .sort((a, b) => a.label.localeCompare(b.label, lang));
    return {
      of: (list: ListName, code: string) => labelOf(list, code, lang),
      country,
      jurisdictions: [...sorted, { value: "INT", label: t("read.international") }],
      language: (code: string) => {
        try {
          return names.of(code) ?? code;
        } catch {
          return code;
        }
      },
    };
  }, [t, lang]);
}
