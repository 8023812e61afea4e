import { Stack, Title } from "@mantine/core";
import { countries } from "@palermo/vocabulary";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import type { Field } from "../../../web/components/fields.ts";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listNationalSettings } from "../setting/list-national-settings.ts";
import type { NationalSetting } from "../words/setting.ts";

/** What the law of each country gives, as the agency entered it. */
export function Page() {
  const { t, lang } = useText("screening");
  const { number } = useFormat();
  const session = useSession();
  const asked = useQuestion<typeof listNationalSettings>("screening.list-national-settings", {});
  const mayEnter = holds(session, "screening.set-national-setting");
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={4} />;
  const amount = (value: number | null) => (value === null ? t("settings.unknown") : number(value));
  const spared = (value: boolean | null) =>
    value === null ? t("settings.unknown") : t(value ? "settings.yes" : "settings.no");
  return (
    <>
      <PageTitle
        title={t("settings.title")}
        about={t("settings.about")}
        action={mayEnter ? <Enter /> : undefined}
      />
      {asked.data.items.length === 0 ? (
        <EmptyState title={t("settings.none")} why={t("settings.none-why")} />
      ) : (
        <Stack gap="lg">
          {asked.data.items.map((one) => (
            <section key={one.country}>
              <Title order={2} size="h3" mb="xs">
                {countries.find(({ alpha2 }) => alpha2 === one.country)?.label[lang] ?? one.country}
              </Title>
              <Facts
                items={[
                  { label: t("settings.reflection"), value: amount(one.reflectionDays) },
                  { label: t("settings.spared"), value: spared(one.nonPunishment) },
                  { label: t("settings.advocate"), value: amount(one.advocateHours) },
                  { label: t("settings.appeal"), value: amount(one.appealDays) },
                  { label: t("settings.forced"), value: spared(one.forcedDisclosure) },
                  ...(one.duties === ""
                    ? []
                    : [{ label: t("settings.duties"), value: <bdi>{one.duties}</bdi> }]),
                ]}
              />
              {mayEnter ? <Enter before={one} version={one.version} /> : null}
            </section>
          ))}
        </Stack>
      )}
    </>
  );
}

function Enter({ before, version }: { before?: NationalSetting; version?: number }) {
  const { t, lang } = useText("screening");
  const named = countries
    .map((one) => ({ value: one.alpha2, label: one.label[lang] }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
  const known = [
    { value: "yes", label: t("settings.yes") },
    { value: "no", label: t("settings.no") },
    { value: "unknown", label: t("settings.unknown") },
  ];
  const fields: Field[] = [
    { name: "country", label: t("screening.country"), kind: "choice", required: true, options: named },
    { name: "reflectionDays", label: t("settings.reflection"), kind: "number" },
    {
      name: "nonPunishment",
      label: t("settings.spared"),
      kind: "choice",
      options: known,
    },
    { name: "advocateHours", label: t("settings.advocate"), kind: "number" },
    { name: "appealDays", label: t("settings.appeal"), kind: "number" },
    { name: "forcedDisclosure", label: t("settings.forced"), kind: "choice", options: known },
    { name: "duties", label: t("settings.duties"), kind: "long-text", maxLength: 2000 },
  ];
  return (
    <ActionButton
      action="screening.set-national-setting"
      label={before === undefined ? t("set-national-setting.label") : t("revise-instrument.label")}
      about={t("set-national-setting.about")}
      variant={before === undefined ? "filled" : "default"}
      fields={fields}
      initial={
        before === undefined
          ? {}
          : {
              ...before,
              nonPunishment: wordOf(before.nonPunishment),
              forcedDisclosure: wordOf(before.forcedDisclosure),
            }
      }
      input={(values) => ({
        country: values.country,
        reflectionDays: numberOf(values.reflectionDays),
        nonPunishment: knownOf(values.nonPunishment),
        advocateHours: numberOf(values.advocateHours),
        appealDays: numberOf(values.appealDays),
        forcedDisclosure: knownOf(values.forcedDisclosure),
        duties: typeof values.duties === "string" ? values.duties : "",
      })}
      {...(version === undefined ? {} : { expects: version })}
    />
  );
}

function wordOf(value: boolean | null): string {
  if (value === null) return "unknown";
  return value ? "yes" : "no";
}

function knownOf(value: unknown): boolean | null {
  return value === "yes" ? true : value === "no" ? false : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
