import { Group, Title } from "@mantine/core";
import { labelOf } from "@palermo/vocabulary";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Matrix } from "../proof/matrix.ts";
import { risks, testimonyDecisions, wishes } from "../testimony/testimony.ts";

/** Whose testimony is needed (K2): what was decided and weighed, person by person. */
export function TestimonyList({ matrix }: { matrix: Matrix }) {
  const { t, lang } = useText("court");
  const { date, list } = useFormat();
  const standing = matrix.testimony.filter(({ replacedAt }) => replacedAt === null);
  const elements = [...new Set(matrix.counts.flatMap(({ charge }) => charge.elements))];
  const decide = matrix.writes ? (
    <ActionButton
      action="court.decide-testimony"
      label={t("decide-testimony.label")}
      about={t("decide-testimony.about")}
      variant="default"
      size="compact-sm"
      fields={[
        {
          name: "participantId",
          label: t("testimony.person"),
          kind: "choice",
          required: true,
          options: matrix.people.map((one) => ({
            value: one.participantId,
            label: `${one.personCode} · ${labelOf("capacity", one.capacity, lang)}`,
          })),
        },
        choice("decision", t("testimony.decision"), testimonyDecisions, (one) =>
          t(`testimony-decision.${one}`),
        ),
        choice("wish", t("testimony.wish"), wishes, (one) => t(`wish.${one}`)),
        choice("risk", t("testimony.risk"), risks, (one) => t(`risk.${one}`)),
        { name: "reason", label: t("testimony.reason"), kind: "long-text", required: true, maxLength: 4000 },
        {
          name: "elementsOtherwise",
          label: t("testimony.otherwise"),
          kind: "choices",
          options: elements.map((value) => ({ value, label: t(`element.${value}`) })),
        },
      ]}
      input={(values) => ({
        ...values,
        testimonyId: crypto.randomUUID(),
        caseId: matrix.caseId,
        replaces: standing.find((one) => one.participantId === values.participantId)?.testimonyId ?? null,
      })}
      done={t("decide-testimony.done")}
    />
  ) : null;
  return (
    <section aria-labelledby="testimony-title" style={{ marginBlockStart: "2rem" }}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id="testimony-title">
          {t("testimony.title")}
        </Title>
        {standing.length > 0 ? decide : null}
      </Group>
      {standing.length === 0 ? (
        <EmptyState title={t("testimony.none")} why={t("testimony.none-why")} action={decide} />
      ) : null}
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {standing.map((one) => (
          <li key={one.testimonyId} className={styles.line}>
            <strong>
              <bdi>{one.personCode}</bdi>: {t(`testimony-decision.${one.decision}`)}
            </strong>
            <Facts
              items={[
                { label: t("testimony.wish"), value: t(`wish.${one.wish}`) },
                { label: t("testimony.risk"), value: t(`risk.${one.risk}`) },
                { label: t("testimony.reason"), value: <bdi>{one.reason}</bdi> },
                ...(one.elementsOtherwise.length === 0
                  ? []
                  : [
                      {
                        label: t("testimony.otherwise"),
                        value: list(one.elementsOtherwise.map((element) => t(`element.${element}`))),
                      },
                    ]),
              ]}
            />
            <div className={styles.quiet}>
              <bdi>{joined(one.decidedBy, date(one.decidedAt))}</bdi>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function choice<Value extends string>(
  name: string,
  label: string,
  values: readonly Value[],
  shown: (value: Value) => string,
) {
  return {
    name,
    label,
    kind: "choice" as const,
    required: true,
    options: values.map((value) => ({ value, label: shown(value) })),
  };
}
