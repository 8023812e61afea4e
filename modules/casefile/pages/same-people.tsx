import { Group } from "@mantine/core";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { isolated } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile } from "../casefile.ts";
import type { listSamePeople } from "../same/list-same-people.ts";

/** People of a case who were taken for one, each join with the way back. */
export function SamePeople({ found }: { found: CaseFile }) {
  const { t, lang } = useText("casefile");
  const { date } = useFormat();
  const asked = useQuestion<typeof listSamePeople>("casefile.list-same-people", { caseId: found.caseId });
  const items = asked.data?.items ?? [];
  if (items.length === 0) return null;
  const apart = (value: string) => isolated(value, lang);
  return (
    <section aria-label={t("same-person.title")}>
      <h3>{t("same-person.title")}</h3>
      <ul className={styles.list}>
        {items.map((one) => (
          <li key={one.samePersonId} className={styles.line}>
            <Group justify="space-between">
              <strong>
                {t("same-person.line", { other: apart(one.otherCode), person: apart(one.personCode) })}
              </strong>
              {found.may.includes("revise-participant") ? (
                <ActionButton
                  action="casefile.part-people"
                  label={t("part-people.label")}
                  variant="subtle"
                  size="compact-sm"
                  fields={[
                    {
                      name: "reason",
                      label: t("part-people.reason"),
                      kind: "text",
                      required: true,
                      maxLength: 1000,
                    },
                  ]}
                  initial={{ samePersonId: one.samePersonId }}
                  done={t("part-people.done")}
                />
              ) : null}
            </Group>
            <div className={styles.quiet}>
              {t("same-person.by", {
                name: apart(one.joinedBy),
                when: date(one.joinedAt),
                reason: apart(one.reason),
              })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
