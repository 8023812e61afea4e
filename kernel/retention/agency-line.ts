import type { Lang } from "../i18n/lang.ts";
import type { Line } from "../review/index.ts";

/** Of which agency something is, as a line of a review. */
export function agencyLine(name: Readonly<Record<string, string>>, lang: Lang): Line {
  const said = name[lang] ?? name.en ?? Object.values(name)[0] ?? "";
  return { label: "web:account.agency", before: said, after: said };
}
