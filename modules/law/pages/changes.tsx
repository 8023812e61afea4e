import { Text, Title } from "@mantine/core";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CountryGaps } from "./gaps-country.tsx";
import styles from "./law.module.css";
import { Standing } from "./standing.tsx";
import tableStyles from "./table.module.css";

/** What stands otherwise than on an earlier day. */
export function Changes({ gaps, since }: { gaps: CountryGaps; since: string }) {
  const { t } = useText("law");
  const { date } = useFormat();
  return (
    <section>
      <Title order={2}>{t("gaps.changed-since", { date: date(since) })}</Title>
      {gaps.changes.length === 0 ? (
        <Text c="dimmed">{t("gaps.no-change")}</Text>
      ) : (
        <table className={tableStyles.table} data-stacks="true">
          <thead>
            <tr>
              {["duty", "before", "after"].map((name) => (
                <th key={name} scope="col">
                  {t(`gaps.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gaps.changes.map((change) => (
              <tr key={change.duty}>
                <th scope="row" style={{ fontWeight: 400 }}>
                  <bdi>{change.description}</bdi>
                  <div className={styles.quiet}>
                    <bdi>{change.cited}</bdi>
                  </div>
                </th>
                <td data-label={t("gaps.before")}>
                  <Standing standing={change.from} />
                </td>
                <td data-label={t("gaps.after")}>
                  <Standing standing={change.to} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
