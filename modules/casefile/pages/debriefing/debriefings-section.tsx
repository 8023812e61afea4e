import { Badge, Group } from "@mantine/core";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import type { ActionWish } from "../../../../web/components/action-dialog.tsx";
import { ActionMenu } from "../../../../web/components/action-menu.tsx";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { Facts } from "../../../../web/components/facts.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseFile } from "../../casefile.ts";
import { type Debriefing, debriefingSpec, offerSpec } from "../../debriefing/debriefing.ts";
import type { listDebriefings } from "../../debriefing/list-debriefings.ts";
import type { RecordSpec } from "../../records/spec.ts";
import { recordFields, recordInput } from "../records/record-form.ts";
import { RowsTable, useRecordValue } from "../records/record-value.tsx";
import { usePeople } from "../use-people.ts";

const returned = ["smuggled_migrant", "presumed_victim", "identified_victim", "witness", "victim_witness"];

/** Returns of people of a case, and the debriefing that each was offered before. */
export function DebriefingsSection({ found }: { found: CaseFile }) {
  const { t, lang } = useText("casefile");
  const { list } = useFormat();
  const { caseId } = found;
  const people = usePeople(caseId, returned);
  const asked = useQuestion<typeof listDebriefings>("casefile.list-debriefings", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={2} />;
  const { items, unknown } = asked.data;
  const register =
    found.may.includes("add-record") && people.length > 0 ? (
      <ActionButton
        action="casefile.register-return"
        label={t("register-return.label")}
        about={t("register-return.about")}
        icon="plus"
        variant="default"
        size="compact-sm"
        fields={[
          {
            name: "participantId",
            label: t("record.person"),
            kind: "choice",
            required: true,
            options: people,
          },
          { name: "returnOn", label: t("debriefing.return-on"), kind: "date", required: true },
        ]}
        input={(values) => ({ caseId, debriefingId: crypto.randomUUID(), ...values })}
        done={t("register-return.done")}
      />
    ) : null;
  if (items.length === 0 && unknown.length === 0)
    return <EmptyState title={t("case.nothing")} why={t("debriefing.why")} action={register} />;
  return (
    <>
      {unknown.length > 0 ? (
        <Notice>
          {t("debriefing.unknown")} <bdi>{list(unknown.map(({ personCode }) => personCode))}</bdi>
        </Notice>
      ) : null}
      <Group justify="flex-end" data-print="no">
        {register}
      </Group>
      <ul className={styles.list}>
        {items.map((item) => (
          <Line key={item.debriefingId} item={item} wishes={wishesOf(item, { t, lang })} />
        ))}
      </ul>
    </>
  );
}

function Line({ item, wishes }: { item: Debriefing; wishes: ActionWish[] }) {
  const { t } = useText("casefile");
  const { date } = useFormat();
  const show = useRecordValue();
  const factsOf = (spec: RecordSpec, content: Readonly<Record<string, unknown>> | null) =>
    spec.fields.flatMap((field) =>
      field.kind === "rows" || content?.[field.name] === undefined
        ? []
        : [{ label: t(`record-field.${field.name}`), value: show(field, content[field.name]) }],
    );
  return (
    <li className={styles.line}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div style={{ flex: 1, minInlineSize: 0 }}>
          <Group gap="xs">
            <strong>
              <bdi>{item.personCode}</bdi>
            </strong>
            <span>
              {t("debriefing.return-on")}: <bdi>{date(item.returnOn)}</bdi>
            </span>
            <Badge variant="light" size="sm" style={{ textTransform: "none" }}>
              {t(`debriefing-state.${item.state}`)}
            </Badge>
          </Group>
          <Facts items={[...factsOf(offerSpec, item.offer), ...factsOf(debriefingSpec, item.content)]} />
          {item.reason === null ? null : (
            <div className={styles.quiet} dir="auto">
              {item.reason}
            </div>
          )}
        </div>
        <ActionMenu label={t("debriefing.actions", { person: item.personCode })} actions={wishes} />
      </Group>
      {debriefingSpec.fields.map((field) =>
        field.kind === "rows" && Array.isArray(item.content?.[field.name]) ? (
          <RowsTable
            key={field.name}
            field={field}
            rows={item.content[field.name] as Record<string, unknown>[]}
          />
        ) : null,
      )}
      {item.warns ? (
        <Notice kind={item.nearness === "passed" ? "danger" : "attention"}>
          {t(`debriefing.warn-${item.nearness}`)}
        </Notice>
      ) : null}
    </li>
  );
}

type With = Pick<ReturnType<typeof useText>, "t" | "lang">;

function wishesOf({ debriefingId, may }: Debriefing, { t, lang }: With): ActionWish[] {
  const form = (spec: RecordSpec) => recordFields(spec, t, { lang, people: [] });
  const content = (spec: RecordSpec, values: Record<string, unknown>) =>
    recordInput(spec, values, { t, lang }).content;
  const wish = (verb: Debriefing["may"][number]): Omit<ActionWish, "action" | "label" | "done"> => {
    switch (verb) {
      case "offer-debriefing":
        return {
          about: t("offer-debriefing.about"),
          fields: form(offerSpec),
          input: (values) => ({ debriefingId, offer: content(offerSpec, values) }),
        };
      case "hold-debriefing":
        return {
          about: t("hold-debriefing.about"),
          fields: form(debriefingSpec),
          input: (values) => ({ debriefingId, content: content(debriefingSpec, values) }),
        };
      case "call-return-off":
        return {
          fields: [
            { name: "reason", label: t("record.reason"), kind: "text", required: true, maxLength: 1000 },
          ],
          input: (values) => ({ debriefingId, ...values }),
        };
    }
  };
  return may.map((verb) => ({
    action: `casefile.${verb}`,
    label: t(`${verb}.label`),
    done: t(`${verb}.done`),
    ...wish(verb),
  }));
}
