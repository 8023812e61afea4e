import type { OutputOf } from "#kernel/action";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { type Facet, SearchPage } from "../../../web/components/search-page.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { searchFacets, searchFields } from "../publications/search-fields.ts";
import type { searchPublications } from "../publications/search-publications.ts";
import { languageName } from "./text-fields.ts";

type Hit = OutputOf<typeof searchPublications>["items"][number];

const labels = {
  kind: "kind",
  topic: "topics",
  audience: "audience",
  language: "languages",
  year: "year",
} as const;

/** Words in all published entries, with numbers beside each choice. */
export function Page() {
  const { t, lang } = useText("library");
  const nameOf = (facet: (typeof searchFacets)[number], value: string): string => {
    if (facet === "language") return languageName(value, lang);
    return facet === "year" ? value : t(`${facet}.${value}`);
  };
  return (
    <SearchPage<Hit>
      question="library.search-publications"
      collection="library.publication"
      title={t("search.title")}
      about={t("search.about")}
      action={<Link to="/app/library/catalogue">{t("search.whole")}</Link>}
      fields={searchFields}
      facets={searchFacets.map(
        (id): Facet => ({ id, label: t(`field.${labels[id]}`), value: (value) => nameOf(id, value) }),
      )}
      examples={[
        "forced labour indicators",
        '"financial or other material benefit"',
        "topic:childhood guidelines",
        "kind:toolkit year:2015",
      ]}
      noun={(total) => t("search.found", { count: total })}
      hit={(hit) => ({
        to: `/app/library/publication/${hit.code}`,
        code: hit.code,
        facts: (
          <bdi>
            {joined(t(`kind.${hit.kind}`), hit.publisher, hit.year === null ? null : String(hit.year))}
          </bdi>
        ),
      })}
      empty={<EmptyState title={t("catalogue.empty")} why={t("catalogue.empty-why")} />}
    />
  );
}
