import { Anchor, Stack, Text, Title } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Link } from "../../../web/components/link.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { facetLists } from "../facets.ts";
import type { similarJudgments } from "../search-judgments.ts";
import { type Labels, useLabels } from "./labels.ts";

type Item = OutputOf<typeof similarJudgments>["items"][number];

/** Cases like this one, with what they share. */
export function SimilarCases({ code }: { code: string }) {
  const { t } = useText("caselaw");
  const labels = useLabels();
  const found = useQuestion<typeof similarJudgments>("caselaw.similar-judgments", { code, limit: 6 });
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <section data-print="no">
      <Title order={2} size="h4" mb={6}>
        {t("read.similar")}
      </Title>
      <Stack gap="sm">
        {found.data.items.map((item) => (
          <div key={item.code}>
            <Anchor component={Link} to={`/app/caselaw/judgment/${item.code}`}>
              <bdi>{item.title}</bdi>
            </Anchor>
            <Text size="sm" c="dimmed">
              {joined(
                labels.country(item.jurisdiction),
                item.decided?.earliest?.slice(0, 4),
                ...sharedOf(item, labels).slice(0, 3),
              )}
            </Text>
          </div>
        ))}
      </Stack>
    </section>
  );
}

function sharedOf({ shared }: Item, labels: Labels): string[] {
  return Object.entries(shared).flatMap(([facet, values]) => {
    const list = facetLists[facet];
    return list && facet !== "geography" && facet !== "crime-type"
      ? values.map((value) => labels.of(list, value))
      : [];
  });
}
