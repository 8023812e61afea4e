import { Table, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { OutputOf } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { nameIn } from "../../../web/i18n/name-in.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listUnanswered } from "../referrals/list-unanswered.ts";
import { useAreas } from "./names.ts";
import styles from "./referral.module.css";

/** For the coordinator: what waits beyond its time, by code and count; never what is in it. */
export function Page() {
  const { t } = useText("referral");
  const { list } = useFormat();
  const phone = useMediaQuery("(max-width: 47.99em)", undefined, { getInitialValueInEffect: false });
  const asked = useQuestion<typeof listUnanswered>("referral.list-unanswered", {}, { every: 60_000 });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const { items, byKind } = asked.data;
  return (
    <>
      <PageTitle title={t("unanswered.title")} about={t("unanswered.about")} />
      {items.length === 0 ? (
        <EmptyState title={t("unanswered.none")} why={t("unanswered.none-why")} />
      ) : (
        <>
          <Text mb="md">
            {list(byKind.map(({ kind, count }) => t("unanswered.count", { kind: t(`kind.${kind}`), count })))}
          </Text>
          {phone ? <Lines items={items} /> : <Lined items={items} />}
        </>
      )}
    </>
  );
}

type Items = { readonly items: OutputOf<typeof listUnanswered>["items"] };

/** On a phone: what waits, where, and whom to call. */
function Lines({ items }: Items) {
  const { t, lang } = useText("referral");
  const { number } = useFormat();
  const areas = useAreas();
  return (
    <ul className={styles.waiting} aria-label={t("unanswered.title")}>
      {items.map((one) => (
        <li key={one.code}>
          <strong>
            <bdi>{one.code}</bdi> · {t(`kind.${one.kind}`)}
          </strong>
          <span>
            <bdi>{areas.nameOf(one.area)}</bdi> · {t(`urgency.${one.urgency}`)} · {t("ask.hours-over")}{" "}
            {number(Math.round(one.hoursOver * 10) / 10)}
          </span>
          {one.service === null ? null : (
            <span>
              <bdi>{wordsIn(one.service, lang)}</bdi>{" "}
              {one.dutyPhone === null ? null : (
                <a href={`tel:${one.dutyPhone.replace(/[^+\d]/g, "")}`}>
                  <bdi dir="ltr">{one.dutyPhone}</bdi>
                </a>
              )}
            </span>
          )}
          <span>
            {t("ask.sender")} <bdi>{nameIn(one.sender, lang)}</bdi> · {t("ask.asked-before")}{" "}
            {number(one.askedBefore)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Lined({ items }: Items) {
  const { t, lang } = useText("referral");
  const { number } = useFormat();
  const areas = useAreas();
  return (
    <ScrollBox label={t("unanswered.title")}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {["code", "kind", "area", "urgency", "service", "sender", "hours-over", "asked-before"].map(
              (id) => (
                <Table.Th key={id}>{t(`ask.${id}`)}</Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={one.code}>
              <Table.Td>
                <bdi style={{ whiteSpace: "nowrap" }}>{one.code}</bdi>
              </Table.Td>
              <Table.Td>{t(`kind.${one.kind}`)}</Table.Td>
              <Table.Td>
                <bdi>{areas.nameOf(one.area)}</bdi>
              </Table.Td>
              <Table.Td>{t(`urgency.${one.urgency}`)}</Table.Td>
              <Table.Td>
                <bdi>{one.service ? wordsIn(one.service, lang) : ""}</bdi>{" "}
                {one.dutyPhone === null ? null : (
                  <bdi dir="ltr" style={{ whiteSpace: "nowrap" }}>
                    {one.dutyPhone}
                  </bdi>
                )}
              </Table.Td>
              <Table.Td>
                <bdi>{nameIn(one.sender, lang)}</bdi>
              </Table.Td>
              <Table.Td>{number(Math.round(one.hoursOver * 10) / 10)}</Table.Td>
              <Table.Td>{number(one.askedBefore)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
