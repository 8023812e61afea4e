import { Table, Text } from "@mantine/core";
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

/** For the coordinator: what waits beyond its time, by code and count; never what is in it. */
export function Page() {
  const { t, lang } = useText("referral");
  const { number, list } = useFormat();
  const areas = useAreas();
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
        </>
      )}
    </>
  );
}
