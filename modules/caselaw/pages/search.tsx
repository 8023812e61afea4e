import { Badge, Stack } from "@mantine/core";
import { Fragment } from "react";
import type { InputOf, OutputOf } from "#kernel/action";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { saveAnswer } from "../../../web/components/save-answer.ts";
import { type Facet, SearchPage } from "../../../web/components/search-page.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportSearch } from "../export-search.ts";
import { facetLists, facetNames, searchFields } from "../facets.ts";
import type { searchJudgments } from "../search-judgments.ts";
import { useLabels } from "./labels.ts";
import { Words } from "./text-block.tsx";

type Hit = OutputOf<typeof searchJudgments>["items"][number];

/** All published judgments: words, facets, files of what was found. */
export function Page() {
  const { t } = useText("caselaw");
  const labels = useLabels();
  const nameOf = (facet: string, value: string): string => {
    const list = facetLists[facet];
    if (list) return labels.of(list, value);
    if (facet === "jurisdiction") return labels.country(value);
    return facet === "finality" ? t(`finality.${value}`) : value;
  };
  const facets = facetNames.map(
    (id): Facet => ({ id, label: t(`facet.${id}`), value: (value) => nameOf(id, value) }),
  );
  return (
    <SearchPage<Hit>
      question="caselaw.search-judgments"
      collection="caselaw.judgment"
      title={t("nav.search")}
      about={t("search.about")}
      fields={searchFields}
      facets={facets}
      examples={[
        "debt bondage",
        '"position of vulnerability"',
        "issue:victim_testimony passport",
        "jurisdiction:NG year:2015",
      ]}
      noun={(total) => t("search.found", { count: total })}
      hit={(hit) => ({
        to: `/app/caselaw/judgment/${hit.code}`,
        code: hit.code,
        facts: (
          <>
            <Words words={hit.court} /> · <bdi>{labels.country(hit.jurisdiction)}</bdi>
            {hit.decided === null ? null : (
              <>
                {" · "}
                <PartialDateText date={hit.decided} />
              </>
            )}
            {hit.forms.slice(0, 2).map((form) => (
              <Fragment key={form}>
                {" · "}
                <bdi>{labels.of("form", form)}</bdi>
              </Fragment>
            ))}
          </>
        ),
        end:
          hit.finality === "not-final" ? (
            <Badge
              variant="light"
              tt="none"
              color="yellow"
              styles={{ root: { color: "var(--p-attention)" } }}
            >
              {t("finality.not-final")}
            </Badge>
          ) : null,
      })}
      exportSlot={({ query, filters, sort }) => (
        <ExportMenu
          module="caselaw"
          label={t("search.export")}
          formats={["csv", "xlsx", "pdf", "json"]}
          onExport={(format) =>
            saveAnswer<typeof exportSearch>("caselaw.export-search", {
              query,
              filters: Object.fromEntries(
                Object.entries(filters).map(([name, values]) => [name, [...values]]),
              ),
              sort,
              format: format as InputOf<typeof exportSearch>["format"],
            })
          }
        />
      )}
      side={
        <Stack gap={4}>
          <Link to="/app/caselaw/numbers">{t("nav.numbers")}</Link>
          <Link to="/app/caselaw/digests">{t("nav.digests")}</Link>
        </Stack>
      }
      empty={<EmptyState title={t("search.empty")} why={t("search.empty-why")} />}
    />
  );
}
