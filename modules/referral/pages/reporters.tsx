import { Group, Stack } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { ActionMenu } from "../../../web/components/action-menu.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listReporters } from "../reporters/list-reporters.ts";
import { reporterKinds } from "../words/outreach.ts";
import { reportBases, reportWays } from "../words/reporter.ts";
import { useAreas } from "./names.ts";
import styles from "./referral.module.css";

type Line = OutputOf<typeof listReporters>["items"][number];

/** Bodies outside police and courts that may report, and the kinds of which nobody is registered. */
export function Page() {
  const { t, lang } = useText("referral");
  const { date, list } = useFormat();
  const areas = useAreas();
  const asked = useQuestion<typeof listReporters>("referral.list-reporters", {});
  const fields = useReporterFields(areas.options);
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const { items, missing, mayKeep, country } = asked.data;
  const inputOf = (reporterId: string) => (values: Values) => ({
    reporterId,
    country,
    kind: values.kind,
    name: { lang, text: values.name, translations: {} },
    areas: values.areas,
    ways: values.ways,
    basis: values.basis,
    phone: values.phone ? values.phone : null,
    trainedOn: values.trainedOn ? values.trainedOn : null,
  });
  const add = mayKeep ? (
    <ActionButton
      action="referral.keep-reporter"
      label={t("reporters.add")}
      fields={fields}
      input={(values) => inputOf(crypto.randomUUID())(values)}
      done={t("reporters.done")}
    />
  ) : null;
  const facts = (one: Line) => [
    { label: t("reporters.areas"), value: one.areas.map(areas.nameOf).join(t("comma")) },
    { label: t("reporters.ways"), value: list(one.ways.map((way) => t(`report-way.${way}`))) },
    { label: t("reporters.basis"), value: t(`report-basis.${one.basis}`) },
    ...(one.phone ? [{ label: t("reporters.phone"), value: <bdi dir="ltr">{one.phone}</bdi> }] : []),
    {
      label: t("reporters.trained"),
      value: one.trainedOn === null ? t("reporters.never") : date(one.trainedOn),
    },
  ];
  return (
    <Stack gap="lg">
      <PageTitle title={t("reporters.title")} about={t("reporters.about")} action={add} />
      {missing.length > 0 && items.length > 0 ? (
        <Notice
          kind="attention"
          title={t("reporters.missing", { kinds: list(missing.map((kind) => t(`reporter.${kind}`))) })}
        />
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={t("reporters.empty")} why={t("reporters.empty-why")} action={add} />
      ) : null}
      {items.map((one) => {
        const name = wordsIn(one.name, lang);
        return (
          <article key={one.reporterId} className={styles.found} aria-label={name}>
            <Group justify="space-between" align="flex-start" wrap="nowrap">
              <header>
                <h2>
                  <bdi>{name}</bdi>
                </h2>
                <p className={styles.quiet}>{t(`reporter.${one.kind}`)}</p>
              </header>
              {mayKeep && one.mine ? (
                <ActionMenu
                  label={t("directory.actions-for", { name })}
                  actions={[
                    {
                      action: "referral.keep-reporter",
                      label: t("reporters.revise"),
                      fields,
                      initial: {
                        ...one,
                        name,
                        phone: one.phone ?? "",
                        trainedOn: one.trainedOn ?? "",
                      },
                      input: inputOf(one.reporterId),
                      expects: one.version,
                      done: t("reporters.done"),
                    },
                    {
                      action: "referral.end-reporter",
                      label: t("reporters.end"),
                      about: t("reporters.end-about"),
                      danger: true,
                      input: () => ({ reporterId: one.reporterId }),
                      done: t("reporters.ended"),
                    },
                  ]}
                />
              ) : null}
            </Group>
            <Facts items={facts(one)} />
          </article>
        );
      })}
    </Stack>
  );
}

function useReporterFields(areas: readonly { value: string; label: string }[]): Field[] {
  const { t } = useText("referral");
  const options = (part: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${part}.${value}`) }));
  return [
    {
      name: "name",
      kind: "text",
      label: t("reporters.name"),
      hint: t("reporters.name-hint"),
      required: true,
      maxLength: 200,
    },
    {
      name: "kind",
      kind: "choice",
      label: t("reporters.kind"),
      required: true,
      options: options("reporter", reporterKinds),
    },
    { name: "areas", kind: "choices", label: t("reporters.areas"), required: true, options: [...areas] },
    {
      name: "ways",
      kind: "choices",
      label: t("reporters.ways"),
      required: true,
      options: options("report-way", reportWays),
    },
    {
      name: "basis",
      kind: "choice",
      label: t("reporters.basis"),
      required: true,
      options: options("report-basis", reportBases),
    },
    {
      name: "phone",
      kind: "text",
      label: t("reporters.phone"),
      hint: t("reporters.phone-hint"),
      maxLength: 40,
    },
    { name: "trainedOn", kind: "date", label: t("reporters.trained") },
  ];
}
