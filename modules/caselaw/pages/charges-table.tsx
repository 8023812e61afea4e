import { Table, Text } from "@mantine/core";
import { formatMoney, type Money } from "#kernel/words";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import { sentenceText } from "../read/sentence-text.ts";
import type { Judgment } from "../words/index.ts";
import { useLabels } from "./labels.ts";
import { Words } from "./text-block.tsx";

/** Charges and outcome for each defendant and each count. */
export function ChargesTable({ judgment }: { judgment: Judgment }) {
  const { t, lang } = useText("caselaw");
  const labels = useLabels();
  const named = new Map(
    judgment.defendants.map(({ key, name }, at) => [
      key,
      name ?? t("read.defendant-number", { number: at + 1 }),
    ]),
  );
  const words = {
    t: (key: string, params?: Record<string, string | number>) => t(key, params ?? {}),
    money: (money: Money) => formatMoney(money, lang),
  };
  return (
    <ScrollBox label={t("field.charges")}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {["defendant", "count", "charge", "verdict", "sentence"].map((name) => (
              <Table.Th key={name}>{t(`read.${name}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {judgment.charges.map((charge, at) => (
            <Table.Tr key={`${charge.defendant}-${charge.count ?? "x"}-${String(at)}`}>
              <Table.Td>
                <bdi data-nosnippet>{named.get(charge.defendant) ?? charge.defendant}</bdi>
              </Table.Td>
              <Table.Td>{charge.count ?? "–"}</Table.Td>
              <Table.Td>
                <bdi>{charge.statute}</bdi>
                {charge.charge ? (
                  <Text size="sm" c="dimmed">
                    <Words words={charge.charge} />
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>
                {labels.of("verdict", charge.verdict)}
                {charge.plea === "guilty" || charge.plea === "not-guilty" ? (
                  <Text size="sm" c="dimmed">
                    {t(`plea.${charge.plea}`)}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>
                {charge.sentence ? <bdi>{sentenceText(lang, charge.sentence, words)}</bdi> : "–"}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
