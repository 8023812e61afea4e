import { Stack, VisuallyHidden } from "@mantine/core";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionMenu } from "../../../web/components/action-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showRights } from "../rights-list/victim-rights.ts";
import { Available, Given } from "../words/outreach.ts";
import { countryName } from "./names.ts";
import styles from "./referral.module.css";

/** The same rights as victims of violent or sexual crime: available, given, refused. */
export function Page() {
  const { t, lang } = useText("referral");
  const asked = useQuestion<typeof showRights>("referral.show-rights", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const { items, mayJudge, country } = asked.data;
  const options = (part: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${part}.${value}`) }));
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("rights.title")}
        about={t("rights.about", { country: countryName(country, lang) })}
      />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("rights.item")}</th>
            <th scope="col">{t("rights.available")}</th>
            <th scope="col">{t("rights.given")}</th>
            <th scope="col">{t("rights.refused")}</th>
            <th scope="col">{t("rights.source")}</th>
            {mayJudge ? (
              <th scope="col">
                <VisuallyHidden>{t("directory.actions")}</VisuallyHidden>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {items.map(({ version, writtenAt: _at, ...one }) => (
            <tr key={one.item}>
              <th scope="row">{t(`right.${one.item}`)}</th>
              <td data-label={t("rights.available")}>{t(`available.${one.available}`)}</td>
              <td data-label={t("rights.given")}>{t(`given.${one.given}`)}</td>
              <td data-label={t("rights.refused")} data-empty={one.refused === ""}>
                <bdi>{one.refused}</bdi>
              </td>
              <td data-label={t("rights.source")} data-empty={one.source === ""}>
                <bdi>{one.source}</bdi>
              </td>
              {mayJudge ? (
                <td>
                  <ActionMenu
                    label={t("directory.actions-for", { name: t(`right.${one.item}`) })}
                    actions={[
                      {
                        action: "referral.judge-right",
                        label: t("rights.judge"),
                        fields: [
                          {
                            name: "available",
                            kind: "choice",
                            label: t("rights.available"),
                            required: true,
                            options: options("available", Available.options),
                          },
                          {
                            name: "given",
                            kind: "choice",
                            label: t("rights.given"),
                            required: true,
                            options: options("given", Given.options),
                          },
                          {
                            name: "refused",
                            kind: "long-text",
                            label: t("rights.refused"),
                            hint: t("rights.refused-hint"),
                            maxLength: 1000,
                          },
                          { name: "source", kind: "text", label: t("rights.source"), maxLength: 500 },
                        ],
                        initial: {
                          available: one.available,
                          given: one.given,
                          refused: one.refused,
                          source: one.source,
                        },
                        input: (values) => ({ ...values, country, item: one.item }),
                        done: t("rights.done"),
                      },
                    ]}
                  />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}
