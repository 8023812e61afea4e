import { Title } from "@mantine/core";
import { ActionButton } from "../../../web/components/action-button.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { PartProps } from "./proceeding-part.tsx";

/** The times in which limitation stood still in a proceeding, each with its reason. */
export function Suspensions({ file, proceeding }: PartProps) {
  const { t } = useText("court");
  const { date } = useFormat();
  const own = file.suspensions.filter(({ proceedingId }) => proceedingId === proceeding.proceedingId);
  if (own.length === 0) return null;
  return (
    <>
      <Title order={3} size="h4">
        {t("suspension.title")}
      </Title>
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {own.map(({ suspensionId, from, to, reason }) => (
          <li key={suspensionId} className={styles.line}>
            <strong>
              <bdi>
                {to === null
                  ? t("suspension.since", { day: date(from) })
                  : t("charge.from-to", { from: date(from), to: date(to) })}
              </bdi>
            </strong>
            <div className={styles.text}>
              <bdi>{reason}</bdi>
            </div>
            {proceeding.may.includes("file-charge") ? (
              <div data-print="no">
                <ActionButton
                  action="court.drop-suspension"
                  label={t("drop-suspension.label")}
                  about={t("drop-suspension.about")}
                  variant="subtle"
                  size="compact-sm"
                  danger
                  input={() => ({ suspensionId })}
                  done={t("drop-suspension.done")}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
