import { Text, Title } from "@mantine/core";
import { labelOf } from "@palermo/vocabulary";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Link } from "../../../web/components/link.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Basis } from "../offences/elements.ts";
import type { findPrecedents } from "../proof/find-precedents.ts";
import type { Hint } from "../proof/issues.ts";
import { countryName } from "./court-fields.ts";

/** Evidential issues that the matrix raises, each with judgments on it. */
export function Issues({ hints, bases }: { hints: readonly Hint[]; bases: readonly Basis[] }) {
  const { t } = useText("court");
  if (hints.length === 0) return null;
  const issues = [...new Set(hints.map(({ issue }) => issue))];
  return (
    <details style={{ marginBlockStart: "1rem" }}>
      <summary>{t("issues.title", { count: issues.length })}</summary>
      {issues.map((issue) => (
        <Issue
          key={issue}
          issue={issue}
          elements={hints.filter((hint) => hint.issue === issue).map(({ element }) => element)}
          bases={bases}
        />
      ))}
    </details>
  );
}

function Issue({
  issue,
  elements,
  bases,
}: {
  issue: Hint["issue"];
  elements: readonly string[];
  bases: readonly Basis[];
}) {
  const { t, lang } = useText("court");
  const { list } = useFormat();
  const asked = useQuestion<typeof findPrecedents>("court.find-precedents", { issue, bases: [...bases] });
  return (
    <section style={{ marginBlockStart: "0.75rem" }}>
      <Title order={3} size="h5">
        {labelOf("evidential-issue", issue, lang)}
      </Title>
      <Text size="sm" c="dimmed">
        {t("brief.raised-by", { elements: list(elements.map((one) => t(`element.${one}`))) })}
      </Text>
      {asked.isPending ? <Waiting lines={2} /> : null}
      {asked.data?.items.length === 0 ? <Text size="sm">{t("brief.no-judgments")}</Text> : null}
      <ul style={{ margin: 0, paddingInlineStart: "1.25rem" }}>
        {asked.data?.items.map((one) => (
          <li key={one.code}>
            <Link to={`/app/caselaw/judgment/${one.code}`}>
              <bdi>{one.title}</bdi>
            </Link>{" "}
            <bdi>{joined(countryName(one.jurisdiction, lang), one.decided)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
