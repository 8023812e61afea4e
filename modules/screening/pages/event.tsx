import { Text } from "@mantine/core";
import { labelOf } from "@palermo/vocabulary";
import { useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getEvent } from "../events/get-event.ts";
import classes from "./screening.module.css";

type Found = OutputOf<typeof getEvent>;

/** One event: who is seen first, who is kept apart, which interpreters and places are needed. */
export function Page() {
  const { t, lang } = useText("screening");
  const { number } = useFormat();
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getEvent>("screening.get-event", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const found = asked.data;
  return (
    <DossierPage
      dossierId={found.eventId}
      code={found.code}
      kind={t("events.one")}
      state={joined(t(`event-kind.${found.kind}`), `${t("events.people")}: ${number(found.people)}`)}
      sections={[
        { id: "queue", title: t("events.queue"), content: <Cards cards={found.queue} found={found} /> },
        { id: "apart", title: t("events.apart"), content: <Cards cards={found.apart} found={found} /> },
        {
          id: "interpreters",
          title: t("events.interpreters"),
          content: (
            <Facts
              items={found.interpreters.map((one) => ({
                label: labelOf("language", one.lang, lang),
                value: number(one.people),
              }))}
            />
          ),
        },
        { id: "places", title: t("events.places"), content: <Places found={found} /> },
      ]}
      next={null}
      shared
    />
  );
}

function Cards({ cards, found }: { cards: Found["queue"]; found: Found }) {
  const { t, lang } = useText("screening");
  if (cards.length === 0) return <Text c="dimmed">{t("screening.nobody")}</Text>;
  return (
    <ol className={classes.cards}>
      {cards.map((card) => {
        const screened = found.screened.find((one) => one.card === card.number);
        return (
          <li key={card.number} className={classes.card}>
            <Text fw={600}>{t("events.card", { number: card.number })}</Text>
            <Text size="sm">
              {joined(
                card.urgent ? t("screenings.urgent") : null,
                t(`child.${card.child}`),
                card.lang === undefined ? null : labelOf("language", card.lang, lang),
              )}
            </Text>
            {card.note === undefined ? null : (
              <Text size="sm" dir="auto">
                {card.note}
              </Text>
            )}
            {screened === undefined ? null : (
              <Link to={`/app/screening/screening/${screened.code}`}>{screened.code}</Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Groups who stay together, and children alone; single adults are counted. */
function Places({ found }: { found: Found }) {
  const { t } = useText("screening");
  const { list, number } = useFormat();
  const groups = found.places.filter(({ numbers, childAlone }) => numbers.length > 1 || childAlone);
  const single = found.places.length - groups.length;
  return (
    <Facts
      items={[
        ...groups.map(({ group, numbers, childAlone }) => ({
          label: group.startsWith("#") ? t("events.card", { number: numbers[0] ?? 0 }) : group,
          value: joined(list(numbers.map(number)), childAlone ? t("events.child-alone") : null),
        })),
        ...(single > 0 ? [{ label: t("child.no"), value: number(single) }] : []),
      ]}
    />
  );
}
