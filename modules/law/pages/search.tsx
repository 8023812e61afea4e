import { findCountry, labelOf } from "@palermo/vocabulary";
import type { OutputOf } from "#kernel/action";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { type Facet, SearchPage } from "../../../web/components/search-page.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { elementLabel } from "../legislation/act.ts";
import { searchFacets, searchFields } from "../legislation/search-fields.ts";
import type { searchProvisions } from "../legislation/search-provisions.ts";

type Hit = OutputOf<typeof searchProvisions>["items"][number];

/** Words of all published provisions, with numbers beside each choice. */
export function Page() {
  const { t, lang } = useText("law");
  const nameOf = (facet: (typeof searchFacets)[number], value: string): string => {
    switch (facet) {
      case "country":
        return findCountry({ alpha2: value })?.label[lang] ?? value;
      case "crime":
        return labelOf("crime-type", value, lang);
      case "element":
        return elementLabel(value, lang);
      default:
        return value;
    }
  };
  return (
    <SearchPage<Hit>
      question="law.search-provisions"
      collection="law.provision"
      title={t("search.title")}
      about={t("search.about")}
      action={<Link to="/app/law/legislation">{t("search.all")}</Link>}
      fields={searchFields}
      facets={searchFacets.map(
        (id): Facet => ({ id, label: t(`search.${id}`), value: (value) => nameOf(id, value) }),
      )}
      examples={["debt bondage", '"position of vulnerability"', "duty:TIP-5.1", "country:XV compensation"]}
      noun={(total) => t("search.found", { count: total })}
      hit={(hit) => ({
        to: `/app/law/legislation/${hit.actId}`,
        facts: <bdi>{joined(hit.place, hit.number, hit.heading)}</bdi>,
      })}
      empty={<EmptyState title={t("search.empty")} why={t("search.empty-why")} />}
    />
  );
}
