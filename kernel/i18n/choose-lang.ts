import { isLang, type Lang } from "./lang.ts";

/** The first of the six languages that an Accept-Language header asks for; English when it asks for none of them. */
export function langOfHeader(header: string | undefined): Lang {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const weight = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find((q) => q !== undefined);
      return { lang: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { lang } of wanted) if (isLang(lang)) return lang;
  return "en";
}
