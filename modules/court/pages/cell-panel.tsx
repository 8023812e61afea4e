import { Drawer, Stack, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { ActionButton } from "../../../web/components/action-button.tsx";
import type { Field } from "../../../web/components/fields.ts";
import styles from "../../../web/components/record-lines.module.css";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Charge } from "../charges/charge.ts";
import type { Matrix } from "../proof/matrix.ts";
import { effects, type Proof, weights } from "../proof/proof.ts";
import type { Column } from "./proof-grid.tsx";

type PanelProps = {
  readonly matrix: Matrix;
  readonly charge: Charge;
  readonly element: string;
  readonly column: Column;
  readonly cells: readonly Proof[];
  readonly onClose: () => void;
};

/** What one exhibit or testimony says to one element, with the place of each passage. */
export function CellPanel({ matrix, charge, element, column, cells, onClose }: PanelProps) {
  const { t } = useText("court");
  const { date } = useFormat();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={joined(column.head, t(`element.${element}`))}
      closeButtonProps={{ "aria-label": t("web:form.close") }}
    >
      <Stack gap="md">
        {cells.length === 0 ? <Text c="dimmed">{t("cell.none")}</Text> : null}
        <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {cells.map((cell) => (
            <li key={cell.proofId} className={styles.line}>
              <strong>{joined(t(`effect.${cell.effect}`), t(`weight.${cell.weight}`))}</strong>
              {cell.content.place === "" ? null : (
                <div>
                  <bdi>{cell.content.place}</bdi>
                </div>
              )}
              {cell.content.quotation === "" ? null : (
                <blockquote className={styles.text} dir="auto" style={{ marginInline: 0 }}>
                  {cell.content.quotation}
                </blockquote>
              )}
              {cell.content.note === "" ? null : (
                <div className={styles.text} dir="auto">
                  {cell.content.note}
                </div>
              )}
              {cell.restsOn.length === 0 ? null : (
                <div className={styles.quiet}>
                  {t("cell.rests-on", {
                    codes: matrix.people
                      .filter(({ participantId }) => cell.restsOn.includes(participantId))
                      .map(({ personCode }) => personCode)
                      .join(" "),
                  })}
                </div>
              )}
              <div className={styles.quiet}>
                <bdi>{t("event-line.by", { by: cell.addedBy, day: date(cell.addedAt) })}</bdi>
              </div>
              {matrix.writes ? (
                <ActionButton
                  action="court.remove-proof"
                  label={t("remove-proof.label")}
                  about={t("remove-proof.about")}
                  variant="subtle"
                  size="compact-sm"
                  fields={[{ name: "reason", label: t("field.reason"), kind: "text", maxLength: 1000 }]}
                  input={(values) => ({ ...values, proofId: cell.proofId })}
                  done={t("remove-proof.done")}
                  undo={() => ({ action: "court.restore-proof", input: { proofId: cell.proofId } })}
                />
              ) : null}
            </li>
          ))}
        </ol>
        {matrix.writes ? (
          <ActionButton
            action="court.add-proof"
            label={t("add-proof.label")}
            about={t("add-proof.about")}
            icon="plus"
            fields={proofFields(t, matrix)}
            initial={{ effect: "supports", weight: "some" }}
            input={({ effect, weight, restsOn, place, quotation, note }) => ({
              proofId: crypto.randomUUID(),
              chargeId: charge.chargeId,
              element,
              source: column.kind === "exhibit" ? { evidenceId: column.id } : { participantId: column.id },
              effect,
              weight,
              restsOn,
              content: { place: place ?? "", quotation: quotation ?? "", note: note ?? "" },
            })}
            done={t("add-proof.done")}
          />
        ) : null}
      </Stack>
    </Drawer>
  );
}

function proofFields(t: TFunction, matrix: Matrix): Field[] {
  const people = [...new Map(matrix.people.map((one) => [one.personCode, one])).values()];
  return [
    {
      name: "effect",
      label: t("cell.effect"),
      kind: "choice",
      required: true,
      options: effects.map((value) => ({ value, label: t(`effect.${value}`) })),
    },
    {
      name: "weight",
      label: t("cell.weight"),
      kind: "choice",
      required: true,
      options: weights.map((value) => ({ value, label: t(`weight.${value}`) })),
    },
    { name: "place", label: t("cell.place"), kind: "text", maxLength: 200, hint: t("cell.place-hint") },
    { name: "quotation", label: t("cell.quotation"), kind: "long-text", maxLength: 4000 },
    { name: "note", label: t("field.note"), kind: "long-text", maxLength: 4000 },
    {
      name: "restsOn",
      label: t("cell.rests-on-whom"),
      kind: "choices",
      options: people.map((one) => ({ value: one.participantId, label: one.personCode })),
    },
  ];
}
