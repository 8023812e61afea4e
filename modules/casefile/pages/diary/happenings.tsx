import { Group, Title } from "@mantine/core";
import { dateLocale } from "#kernel/words";
import { ActionMenu } from "../../../../web/components/action-menu.tsx";
import { Link } from "../../../../web/components/link.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Happening } from "../../diary/diary.ts";

type Wish = {
  readonly items: readonly Happening[];
  /** Where several cases are shown, each line names its own; a link where the reader opens the case's page. */
  readonly named: boolean;
  readonly linked: boolean;
};

/** Times of the joint diary, day by day. What the reader may not know is busy, and nothing more. */
export function Happenings({ items, named, linked }: Wish) {
  const { date } = useFormat();
  const days = Map.groupBy(items, ({ startsAt }) => date(startsAt));
  return [...days].map(([day, each]) => (
    <section key={day} aria-label={day}>
      <Title order={named ? 2 : 3} size="h5" mt="md">
        <bdi>{day}</bdi>
      </Title>
      <ul className={styles.list}>
        {each.map((item) => (
          <Line
            key={
              item.own?.entryId ?? `${item.caseId}${item.startsAt}${item.endsAt}${item.source}${item.what}`
            }
            item={item}
            named={named}
            linked={linked}
          />
        ))}
      </ul>
    </section>
  ));
}

function Line({ item, named, linked }: { item: Happening } & Pick<Wish, "named" | "linked">) {
  const { t } = useText("casefile");
  const { own, what } = item;
  return (
    <li className={styles.line}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div style={{ minInlineSize: 0 }}>
          <strong>{what === null ? t("joint-diary.busy") : t(`record-option.happening.${what}`)}</strong>{" "}
          {item.allDay ? null : <Times from={item.startsAt} until={item.endsAt} />}
          {own === null ? null : (
            <div dir="auto">
              {own.title}
              {own.place === null ? null : <span className={styles.quiet}> ({own.place})</span>}
            </div>
          )}
          {named ? (
            <div className={styles.quiet}>
              {linked ? (
                <Link to={`/app/casefile/case/${item.code}`}>
                  <bdi>{item.code}</bdi>
                </Link>
              ) : (
                <bdi>{item.code}</bdi>
              )}
            </div>
          ) : null}
        </div>
        {own?.removable ? (
          <ActionMenu
            label={t("joint-diary.actions")}
            actions={[
              {
                action: "casefile.remove-diary-time",
                label: t("record.remove"),
                about: t("joint-diary.remove-about"),
                input: () => ({ entryId: own.entryId }),
                done: t("record.removed"),
              },
            ]}
          />
        ) : null}
      </Group>
    </li>
  );
}

/** The day stands above: the time alone, unless it ends on another. */
function Times({ from, until }: { from: string; until: string }) {
  const { lang } = useText("casefile");
  const { date, dateTime } = useFormat();
  const [start, end] = [new Date(from), new Date(until)];
  const clock = new Intl.DateTimeFormat(dateLocale(lang), { timeStyle: "short" });
  if (from === until) return <bdi>{clock.format(start)}</bdi>;
  return (
    <bdi>
      {date(from) === date(until)
        ? clock.formatRange(start, end)
        : `${clock.format(start)} – ${dateTime(until)}`}
    </bdi>
  );
}
