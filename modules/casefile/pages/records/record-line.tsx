import { Badge, Group } from "@mantine/core";
import { ActionMenu } from "../../../../web/components/action-menu.tsx";
import { Facts } from "../../../../web/components/facts.tsx";
import type { Option } from "../../../../web/components/fields.ts";
import styles from "../../../../web/components/record-lines.module.css";
import { RecordTasks, useTaskWishes } from "../../../../web/components/record-tasks.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseRecord } from "../../records/record.ts";
import type { Content, RecordSpec } from "../../records/spec.ts";
import { techniqueState } from "../../records/technique-state.ts";
import { useAppealWishes } from "./appeal-wishes.ts";
import { LedgerSum } from "./ledger-sum.tsx";
import { recordFields, recordInput, recordValues } from "./record-form.ts";
import { RowsTable, useRecordValue } from "./record-value.tsx";

type Wish = { readonly record: CaseRecord; readonly spec: RecordSpec; readonly people: Option[] };

/** One record with what it holds, and what may be done with it. */
export function RecordLine({ record, spec, people }: Wish) {
  const { t } = useText("casefile");
  const { dateTime } = useFormat();
  const show = useRecordValue();
  const appeals = useAppealWishes(record);
  const ofTask = { dossierId: record.caseId, recordId: record.recordId };
  const tasks = useTaskWishes({ ...ofTask, compartment: "investigation" });
  const wishes = [...useRecordWishes({ record, spec, people }), ...appeals, ...tasks];
  const { content, personCode } = record;
  const facts = spec.fields.flatMap((field) =>
    field.kind === "rows" || content[field.name] === undefined
      ? []
      : [{ label: t(`record-field.${field.name}`), value: show(field, content[field.name]) }],
  );
  const person = personCode === null ? [] : [{ label: t("record.person"), value: <bdi>{personCode}</bdi> }];
  const label = t(`record-kind.${spec.kind}.title`);
  return (
    <li className={styles.line} id={`record-${record.recordId}`}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div style={{ flex: 1, minInlineSize: 0 }}>
          {spec.kind === "technique" ? <TechniqueMark content={content} /> : null}
          <Facts items={[...person, ...facts]} />
        </div>
        <ActionMenu label={label} actions={wishes} />
      </Group>
      {spec.fields.map((field) =>
        field.kind === "rows" ? (
          <RowsTable key={field.name} field={field} rows={(content[field.name] ?? []) as Content[]} />
        ) : null,
      )}
      {spec.kind === "ledger" ? <LedgerSum record={record} /> : null}
      <RecordTasks {...ofTask} />
      <div className={styles.quiet}>
        {t("record.by", { name: `\u2068${record.addedBy}\u2069`, when: dateTime(record.addedAt) })}
      </div>
    </li>
  );
}

function TechniqueMark({ content }: { content: Content }) {
  const { t } = useText("casefile");
  const state = techniqueState(content, new Date().toISOString().slice(0, 10));
  return (
    <Badge
      variant="light"
      size="sm"
      style={{ textTransform: "none" }}
      {...(state === "expired" ? { color: "danger" } : {})}
    >
      {t(`technique-state.${state}`)}
    </Badge>
  );
}

function useRecordWishes({ record, spec, people }: Wish) {
  const { t, lang } = useText("casefile");
  const { recordId, may, version } = record;
  return [
    ...(may.includes("revise")
      ? [
          {
            action: `casefile.revise-${spec.noun}` as const,
            label: t("record.revise"),
            fields: recordFields(spec, t, { lang, people }),
            initial: recordValues(spec, record.content, record.participantId),
            input: (values: Record<string, unknown>) => ({
              recordId,
              ...recordInput(spec, values, { t, lang }),
            }),
            expects: version,
            done: t("record.revised"),
          },
        ]
      : []),
    ...(may.includes("remove")
      ? [
          {
            action: `casefile.remove-${spec.noun}` as const,
            label: t("record.remove"),
            about: t("record.remove-about"),
            fields: [
              {
                name: "reason",
                label: t("record.reason"),
                kind: "text" as const,
                required: true,
                maxLength: 500,
              },
            ],
            input: (values: Record<string, unknown>) => ({ recordId, ...values }),
            expects: version,
            done: t("record.removed"),
            danger: true,
          },
        ]
      : []),
  ];
}
