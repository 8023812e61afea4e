import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { formatMoney, Money, PartialDate } from "#kernel/words";
import { PartialDateText } from "../../../../web/components/partial-date.tsx";
import { ScrollBox } from "../../../../web/components/scroll-box.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Content, PlainField, RecordField } from "../../records/spec.ts";
import { codeName, countryName } from "../vocabulary.ts";

/** How a value of a record is shown, by the kind of its field. */
export function useRecordValue(): (field: PlainField, value: unknown) => ReactNode {
  const { t, lang } = useText("casefile");
  const { date, dateTime, list, number } = useFormat();
  const word = (field: PlainField, code: string) =>
    "vocabulary" in field
      ? codeName(field.vocabulary, code, lang)
      : "words" in field
        ? t(`record-option.${field.words}.${code}`)
        : code;
  return (field, value) => {
    if (value === undefined || value === null) return null;
    switch (field.kind) {
      case "choice":
        return word(field, String(value));
      case "choices":
        return list((value as string[]).map((code) => word(field, code)));
      case "country":
        return countryName(String(value), lang, "");
      case "money":
        return <bdi>{formatMoney(Money.parse(value), lang === "ar" ? "ar-u-nu-latn" : lang)}</bdi>;
      case "partial-date":
        return <PartialDateText date={PartialDate.parse(value)} />;
      case "date":
        return date(String(value));
      case "date-time":
        return dateTime(String(value));
      case "number":
        return number(Number(value));
      case "month":
        return <bdi>{String(value)}</bdi>;
      case "text":
      case "long-text":
        return (
          <span dir="auto" style={{ whiteSpace: "pre-wrap", overflowWrap: "break-word" }}>
            {String(value)}
          </span>
        );
      default:
        throw field satisfies never;
    }
  };
}

/** Lines of a record as a table of the columns that hold something. */
export function RowsTable({
  field,
  rows,
}: {
  field: Extract<RecordField, { kind: "rows" }>;
  rows: readonly Content[];
}) {
  const { t } = useText("casefile");
  const show = useRecordValue();
  const label = t(`record-field.${field.name}`);
  const used = field.fields.filter(({ name }) => rows.some((row) => row[name] !== undefined));
  if (rows.length === 0) return null;
  return (
    <ScrollBox label={label}>
      <Table verticalSpacing="xs">
        <Table.Caption>{label}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {used.map(({ name }) => (
              <Table.Th key={name} scope="col">
                {t(`record-field.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={JSON.stringify(row)}>
              {used.map((column) => (
                <Table.Td key={column.name}>{show(column, row[column.name])}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
