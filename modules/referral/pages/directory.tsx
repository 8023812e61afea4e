import { Group, Stack, Title, VisuallyHidden } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { ActionMenu } from "../../../web/components/action-menu.tsx";
import type { Field } from "../../../web/components/fields.ts";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listProviders } from "../services/list-providers.ts";
import { providerKinds } from "../words/lists.ts";
import { countryName, useAreas } from "./names.ts";
import styles from "./referral.module.css";

/** Providers and areas that services name. */
export function Page() {
  const { t } = useText("referral");
  const areas = useAreas();
  const { lang, own } = areas;
  const asked = useQuestion<typeof listProviders>("referral.list-providers", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const { items, mayKeep, agencies } = asked.data;
  const providerFields: Field[] = [
    languageField(t),
    { name: "name", kind: "text", label: t("field.name"), required: true, maxLength: 200 },
    {
      name: "key",
      kind: "text",
      label: t("field.key"),
      hint: t("field.key-hint"),
      required: true,
      maxLength: 80,
    },
    {
      name: "kind",
      kind: "choice",
      label: t("directory.kind"),
      required: true,
      options: providerKinds.map((value) => ({ value, label: t(`provider-kind.${value}`) })),
    },
    {
      name: "answeredBy",
      kind: "choice",
      label: t("directory.answered-by"),
      hint: t("directory.answered-by-hint"),
      options: agencies.map(({ agencyId, name }) => ({ value: agencyId, label: name })),
    },
  ];
  const areaFields: Field[] = [
    languageField(t),
    { name: "name", kind: "text", label: t("field.name"), required: true, maxLength: 120 },
    {
      name: "code",
      kind: "text",
      label: t("directory.code"),
      hint: t("directory.code-hint"),
      required: true,
      maxLength: 13,
    },
    { name: "longitude", kind: "number", label: t("directory.longitude"), hint: t("directory.point-hint") },
    { name: "latitude", kind: "number", label: t("directory.latitude") },
  ];
  const degrees = (value: unknown) => (typeof value === "number" ? value : null);
  return (
    <Stack gap="xl">
      <PageTitle title={t("directory.title")} about={t("directory.about")} />
      <section>
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h3">
            {t("directory.providers")}
          </Title>
          {mayKeep ? (
            <ActionButton
              action="referral.keep-provider"
              label={t("directory.add-provider")}
              fields={providerFields}
              initial={{ lang, kind: "ngo" }}
              input={(values) => ({
                providerId: crypto.randomUUID(),
                key: String(values.key).trim().toLowerCase(),
                name: wordsOf(values, "name"),
                kind: values.kind,
                country: own ?? "XV",
                answeredBy: values.answeredBy || null,
              })}
              done={t("directory.kept")}
            />
          ) : null}
        </Group>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("field.name")}</th>
              <th scope="col">{t("directory.kind")}</th>
              <th scope="col">{t("directory.kept-by")}</th>
              <th scope="col">{t("directory.services")}</th>
              <th scope="col">
                <VisuallyHidden>{t("directory.actions")}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.providerId}>
                <th scope="row">
                  <bdi>{wordsIn(one.name, lang)}</bdi>
                </th>
                <td data-label={t("directory.kind")}>{t(`provider-kind.${one.kind}`)}</td>
                <td data-label={t("directory.kept-by")}>
                  <bdi>{one.agency}</bdi>
                </td>
                <td data-label={t("directory.services")}>{one.services}</td>
                <td>
                  {one.mine && mayKeep ? (
                    <ActionMenu
                      label={t("directory.actions-for", { name: wordsIn(one.name, lang) })}
                      actions={[
                        {
                          action: "referral.keep-provider",
                          label: t("directory.revise"),
                          fields: providerFields,
                          initial: {
                            lang: one.name.lang,
                            name: shownIn(one.name, one.name.lang),
                            key: one.key,
                            kind: one.kind,
                            answeredBy: one.answeredBy ?? "",
                          },
                          input: (values) => ({
                            providerId: one.providerId,
                            key: String(values.key).trim().toLowerCase(),
                            name: wordsOf(values, "name", one.name),
                            kind: values.kind,
                            country: one.country,
                            answeredBy: values.answeredBy || null,
                          }),
                          expects: one.version,
                          done: t("directory.kept"),
                        },
                      ]}
                    />
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h3">
            {t("directory.areas")}
          </Title>
          {areas.asked.data?.mayKeep ? (
            <ActionButton
              action="referral.keep-area"
              label={t("directory.add-area")}
              fields={areaFields}
              initial={{ lang, code: `${own ?? "XV"}-` }}
              input={(values) => ({
                areaId: crypto.randomUUID(),
                code: String(values.code).trim().toUpperCase(),
                name: wordsOf(values, "name"),
                longitude: degrees(values.longitude),
                latitude: degrees(values.latitude),
              })}
              done={t("directory.kept")}
            />
          ) : null}
        </Group>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("field.name")}</th>
              <th scope="col">{t("directory.code")}</th>
              <th scope="col">{t("directory.country")}</th>
            </tr>
          </thead>
          <tbody>
            {areas.items.map((one) => (
              <tr key={one.areaId}>
                <th scope="row">
                  <bdi>{wordsIn(one.name, lang)}</bdi>
                </th>
                <td data-label={t("directory.code")}>
                  <bdi>{one.code}</bdi>
                </td>
                <td data-label={t("directory.country")}>{countryName(one.code.slice(0, 2), lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Stack>
  );
}
