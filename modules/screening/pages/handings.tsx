import { Group } from "@mantine/core";
import { ActionButton } from "../../../web/components/action-button.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { joined } from "../../../web/i18n/joined.ts";
import { nameIn } from "../../../web/i18n/name-in.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Handing } from "../screening.ts";

/** To whom answers were handed, and what became of it. */
export function Handings({ screeningId, items }: { screeningId: string; items: readonly Handing[] }) {
  const { t, lang } = useText("screening");
  const { dateTime, date } = useFormat();
  const stands = (one: Handing) => {
    if (one.takenBackAt !== null)
      return t(`handed.back-${one.takenBackBy ?? "officer"}`, { at: dateTime(one.takenBackAt) });
    const open = t("handed.until", { at: dateTime(one.handedAt), until: date(one.openUntil) });
    return joined(open, t(one.takenUpAt === null ? "handed.waits" : "handed.taken-up"));
  };
  return (
    <ul className={styles.list}>
      {items.map((one) => (
        <li key={one.handingId} className={styles.line}>
          <Group justify="space-between" align="start">
            <div>
              <strong>
                <bdi>{joined(one.to ?? nameIn(one.agency, lang), one.code)}</bdi>
              </strong>
              <div className={styles.quiet}>{stands(one)}</div>
            </div>
            {one.may.includes("take-back-answers") ? (
              <ActionButton
                action="screening.take-back-answers"
                label={t("take-back-answers.label")}
                about={t("take-back-answers.about")}
                input={() => ({ screeningId, handingId: one.handingId })}
                changes={["screening.list-handings"]}
                done={t("take-back-answers.done")}
                variant="default"
                size="compact-sm"
              />
            ) : null}
          </Group>
        </li>
      ))}
    </ul>
  );
}
