import type { Lang } from "#kernel/words";

/** Each language by its own name, the same in every interface. */
export const langNames: Readonly<Record<Lang, string>> = {
  ar: "العربية",
  zh: "中文",
  en: "English",
  fr: "Français",
  ru: "Русский",
  es: "Español",
};
