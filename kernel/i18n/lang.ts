import { z } from "zod";

/** The six languages of the United Nations, in which every text of Palermo exists. */
export const langs = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export const Lang = z.enum(langs);
export type Lang = z.infer<typeof Lang>;

export function isLang(value: unknown): value is Lang {
  return typeof value === "string" && (langs as readonly string[]).includes(value);
}

export function directionOf(lang: Lang): "rtl" | "ltr" {
  return lang === "ar" ? "rtl" : "ltr";
}
