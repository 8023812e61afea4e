import type { PublicAsk } from "#kernel/public-face";
import type { PublishedJudgment } from "../find-published.ts";
import { base, countryName, readText, viewOf } from "./view.ts";

/**
 * The judgment for programs that read pages, in the words of schema.org and, for what those lack, of a `LegalCase`. No
 * person stands in it.
 */
export function jsonLdOf(
  { code, judgment, publishedAt, revisedAt }: PublishedJudgment,
  ask: PublicAsk,
): object {
  const view = viewOf(ask);
  const court = readText(judgment.court, view);
  const date = (judgment.decided ?? judgment.verdictOn)?.text;
  return {
    "@context": "https://schema.org",
    "@type": ["CreativeWork", "LegalCase"],
    "@id": `${ask.site.url}${base("en")}/${code}`,
    url: `${ask.site.url}${base(view.lang)}/${code}`,
    identifier: [
      code,
      ...judgment.identifiers.map(({ kind, value }) => ({
        "@type": "PropertyValue",
        propertyID: kind,
        value,
      })),
    ],
    inLanguage: view.lang,
    creator: { "@type": "Courthouse", name: court.text },
    spatialCoverage: countryName(judgment.jurisdiction, view),
    ...(date === undefined ? {} : { dateCreated: date }),
    datePublished: publishedAt,
    dateModified: revisedAt,
    creativeWorkStatus: judgment.finality,
    keywords: [...judgment.crimeTypes, ...judgment.concepts, ...judgment.elements.forms],
    isAccessibleForFree: true,
  };
}
