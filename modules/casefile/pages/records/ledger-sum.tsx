import { Table, Text } from "@mantine/core";
import { formatMoney } from "#kernel/words";
import { call } from "../../../../web/api/call.ts";
import { ExportButton } from "../../../../web/components/export-button.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { saveMade } from "../../../../web/components/save-made.ts";
import { ScrollBox } from "../../../../web/components/scroll-box.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { exportLedger } from "../../records/export-ledger.ts";
import { readLedger } from "../../records/read-ledger.ts";
import type { CaseRecord } from "../../records/record.ts";

const figures = ["due", "paid", "charged", "deducted", "debt"] as const;

/** What a ledger adds up to, month by month, and whether the debt could ever have been repaid. */
export function LedgerSum({ record }: { record: CaseRecord }) {
  const { t, lang } = useText("casefile");
  const reading = readLedger(record.content);
  if (reading === null) return <Text size="sm">{t("ledger.mixed")}</Text>;
  const locale = lang === "ar" ? "ar-u-nu-latn" : lang;
  const money = (amount: number) =>
    formatMoney({ amount: amount.toFixed(2), currency: reading.currency }, locale);
  const { recordId } = record;
  async function print(): Promise<void> {
    await saveMade(await call<typeof exportLedger>("casefile.export-ledger", { recordId }), "pdf");
  }
  return (
    <>
      <ScrollBox label={t("ledger.total")}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("record-field.month")}</Table.Th>
              {figures.map((name) => (
                <Table.Th key={name} scope="col" ta="end">
                  {t(`ledger.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reading.months.map((month) => (
              <Table.Tr key={month.month}>
                <Table.Th scope="row">
                  <bdi>{month.month}</bdi>
                </Table.Th>
                {figures.map((name) => (
                  <Table.Td key={name} ta="end">
                    <bdi>{money(month[name])}</bdi>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
            <Table.Tr fw={600}>
              <Table.Th scope="row">{t("ledger.total")}</Table.Th>
              {figures.map((name) => (
                <Table.Td key={name} ta="end">
                  <bdi>{money(reading[name])}</bdi>
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </ScrollBox>
      <Text mt="xs">
        {t("ledger.unpaid")}: <strong dir="ltr">{money(reading.unpaid)}</strong>
      </Text>
      {reading.neverRepaid ? <Notice kind="attention">{t("ledger.never")}</Notice> : null}
      <ExportButton label={t("ledger.print")} onExport={print} />
    </>
  );
}
