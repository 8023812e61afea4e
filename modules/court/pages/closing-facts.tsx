import { Title } from "@mantine/core";
import { labelOf } from "@palermo/vocabulary";
import type { OutputOf } from "#kernel/action";
import { Facts } from "../../../web/components/facts.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getClosing } from "../closing/get-closing.ts";

/** What goes with a closing summary from the case itself, and what was handed in before. */
export function ClosingFacts({ closing }: { closing: OutputOf<typeof getClosing> }) {
  const { t, lang } = useText("court");
  const { date, list, number } = useFormat();
  const { facts, handedIn } = closing;
  const many = (label: string, count: number) => (count === 0 ? [] : [{ label, value: number(count) }]);
  return (
    <section>
      <Title order={2} size="h3">
        {t("closing.from-the-case")}
      </Title>
      <Facts
        items={[
          { label: t("closing.crimes"), value: list(facts.crimeTypes) },
          { label: t("closing.court"), value: <bdi>{facts.court}</bdi> },
          {
            label: t("closing.decided"),
            value: joined(
              date(facts.decided),
              t(facts.finality === "final" ? "closing.final" : "closing.not-final"),
            ),
          },
          { label: t("closing.articles"), value: <bdi>{facts.articles.join(", ")}</bdi> },
          ...many(t("closing.victims"), facts.victims),
          ...many(t("closing.migrants"), facts.migrants),
          ...facts.charges.map(({ defendant, count, statute, verdict, months, life }) => ({
            label: `${t("closing.defendant", { number: defendant })}, ${t("input.count")} ${number(count)}`,
            value: (
              <bdi>
                {joined(
                  statute,
                  labelOf("verdict", verdict, lang),
                  life ? t("outcome.life") : months === null ? null : t("outcome.months", { count: months }),
                )}
              </bdi>
            ),
          })),
        ]}
      />
      <p style={{ color: "var(--p-quiet)" }}>{t("closing.left-out")}</p>
      {handedIn.map(({ closingId, judgmentCode, handedAt, handedBy }) => (
        <p key={closingId}>
          <bdi>{t("closing.handed", { code: judgmentCode, day: date(handedAt), name: handedBy })}</bdi>
        </p>
      ))}
    </section>
  );
}
