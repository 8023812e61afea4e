import { Button, Group, Table, Text } from "@mantine/core";
import { createElement } from "react";
import { formatMoney } from "#kernel/words";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { ActionMenu } from "../../../../web/components/action-menu.tsx";
import type { Field } from "../../../../web/components/fields.ts";
import { Link } from "../../../../web/components/link.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { ScrollBox } from "../../../../web/components/scroll-box.tsx";
import { usePages } from "../../../../web/components/use-list.ts";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseFile } from "../../casefile.ts";
import { means, type Transfer } from "../../finance/transfer.ts";
import { MoneyInput } from "../records/money-input.tsx";

/** Transfers of a case, the newest first; lists of banks come in by the import. */
export function Transfers({ found }: { found: CaseFile }) {
  const { t } = useText("casefile");
  const { number } = useFormat();
  const { caseId } = found;
  const { query, rows: items } = usePages<Transfer>("casefile.list-transfers", { caseId }, true);
  if (query.error) return <ProblemPanel problem={query.error} onRetry={() => query.refetch()} />;
  if (query.isPending) return <Waiting lines={2} />;
  return (
    <>
      {found.may.includes("trace-money") ? <Adding caseId={caseId} /> : null}
      {items.length === 0 ? (
        <Text>{t("money.no-transfers")}</Text>
      ) : (
        <ScrollBox label={t("money.transfers")}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                {(["date", "from", "to", "amount", "means", "purpose"] as const).map((name) => (
                  <Table.Th key={name} scope="col" ta={name === "amount" ? "end" : undefined}>
                    {t(`transfer.${name}`)}
                  </Table.Th>
                ))}
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((transfer) => (
                <Line key={transfer.transferId} transfer={transfer} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollBox>
      )}
      {query.hasNextPage ? (
        <Group justify="space-between" mt="sm" data-print="no">
          <Text size="sm">{t("money.more-transfers", { number: number(items.length) })}</Text>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("money.show-more")}
          </Button>
        </Group>
      ) : null}
    </>
  );
}

function Line({ transfer }: { transfer: Transfer }) {
  const { t, lang } = useText("casefile");
  const { date } = useFormat();
  const { transferId, from, to, amount, purpose, may } = transfer;
  return (
    <Table.Tr>
      <Table.Td>{date(transfer.madeOn)}</Table.Td>
      <Table.Td>
        <bdi>{from}</bdi>
      </Table.Td>
      <Table.Td>
        <bdi>{to}</bdi>
      </Table.Td>
      <Table.Td ta="end">
        <bdi>{formatMoney(amount, lang === "ar" ? "ar-u-nu-latn" : lang)}</bdi>
      </Table.Td>
      <Table.Td>
        {transfer.means === null ? null : t(`record-option.transfer-means.${transfer.means}`)}
      </Table.Td>
      <Table.Td>
        <bdi>{purpose}</bdi>
      </Table.Td>
      <Table.Td>
        {may.includes("remove-transfer") ? (
          <ActionMenu
            label={t("money.actions")}
            actions={[
              {
                action: "casefile.remove-transfer",
                label: t("record.remove"),
                about: t("record.remove-about"),
                fields: [
                  { name: "reason", label: t("record.reason"), kind: "text", required: true, maxLength: 500 },
                ],
                input: (values) => ({ transferId, ...values }),
                done: t("record.removed"),
              },
            ]}
          />
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

function Adding({ caseId }: { caseId: string }) {
  const { t } = useText("casefile");
  const amount = t("transfer.amount");
  const text = (name: "from" | "to" | "purpose" | "reference", required: boolean): Field => ({
    name,
    label: t(`transfer.${name}`),
    kind: "text",
    required,
    maxLength: name === "purpose" ? 500 : 100,
  });
  const fields: Field[] = [
    { name: "madeOn", label: t("transfer.date"), kind: "date", required: true },
    {
      name: "amount",
      label: amount,
      kind: "custom",
      required: true,
      render: (input) =>
        createElement(MoneyInput, { ...input, label: amount, hint: t("record.money-hint"), required: true }),
    },
    text("from", true),
    text("to", true),
    {
      name: "means",
      label: t("transfer.means"),
      kind: "choice",
      options: means.map((value) => ({ value, label: t(`record-option.transfer-means.${value}`) })),
    },
    text("purpose", false),
    text("reference", false),
  ];
  return (
    <Group justify="flex-end" data-print="no" mb="xs">
      <Link to="/app/casefile/transfers">{t("money.import")}</Link>
      <ActionButton
        action="casefile.add-transfer"
        label={t("add-transfer.label")}
        icon="plus"
        variant="default"
        size="compact-sm"
        fields={fields}
        input={(values) => ({ caseId, transferId: crypto.randomUUID(), ...values })}
        done={t("add-transfer.done")}
        undo={(output) => ({
          action: "casefile.remove-transfer",
          input: { transferId: (output as Transfer).transferId },
        })}
      />
    </Group>
  );
}
