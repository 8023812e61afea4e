import { Group, Text } from "@mantine/core";
import { ActionMenu } from "../../../web/components/action-menu.tsx";
import type { Field } from "../../../web/components/fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { informationForms, informationTopics } from "../words/information.ts";
import type { Information } from "./information.tsx";
import { languageOptions, useAreas } from "./names.ts";
import styles from "./referral.module.css";

type Props = {
  readonly text: Information["texts"][number];
  readonly country: string;
  readonly mayKeep: boolean;
};

/** One text as it is read out or handed over, in its own language and direction. */
export function InformationText({ text, country, mayKeep }: Props) {
  const { t } = useText("referral");
  const { list, date } = useFormat();
  const fields = useInformationFields();
  const topic = t(`info-topic.${text.topic}`);
  return (
    <article className={styles.found} data-fits={text.checkedOn !== null} aria-label={topic}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <header>
          <h3>{topic}</h3>
          <p className={styles.quiet}>
            {joined(
              list(text.forms.map((form) => t(`info-form.${form}`))),
              text.checkedOn === null ? t("information.unchecked") : null,
              text.checkedOn === null ? null : t("information.checked"),
              text.checkedBy,
              text.checkedOn === null ? null : date(text.checkedOn),
            )}
          </p>
        </header>
        {mayKeep && text.mine ? (
          <ActionMenu
            label={t("directory.actions-for", { name: topic })}
            actions={[
              {
                action: "referral.keep-information",
                label: t("information.revise"),
                fields,
                initial: { ...text, checkedOn: text.checkedOn ?? "" },
                input: (given) => ({
                  ...given,
                  checkedOn: given.checkedOn ? given.checkedOn : null,
                  country,
                  informationId: text.informationId,
                }),
                expects: text.version,
                done: t("information.done"),
              },
              {
                action: "referral.remove-information",
                label: t("information.remove"),
                about: t("information.remove-about"),
                danger: true,
                input: () => ({ informationId: text.informationId }),
                done: t("information.removed"),
              },
            ]}
          />
        ) : null}
      </Group>
      <Text dir="auto" lang={text.lang} size="lg" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
        {text.words}
      </Text>
    </article>
  );
}

export function useInformationFields(): Field[] {
  const { t } = useText("referral");
  const { lang } = useAreas();
  const options = (part: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${part}.${value}`) }));
  return [
    {
      name: "topic",
      kind: "choice",
      label: t("information.topic"),
      required: true,
      options: options("info-topic", informationTopics),
    },
    {
      name: "lang",
      kind: "choice",
      label: t("information.lang"),
      required: true,
      options: languageOptions(lang),
    },
    {
      name: "forms",
      kind: "choices",
      label: t("information.forms"),
      required: true,
      options: options("info-form", informationForms),
    },
    {
      name: "words",
      kind: "long-text",
      label: t("information.words"),
      hint: t("information.words-hint"),
      maxLength: 8000,
    },
    {
      name: "checkedBy",
      kind: "text",
      label: t("information.checked-by"),
      hint: t("information.checked-by-hint"),
      maxLength: 200,
    },
    { name: "checkedOn", kind: "date", label: t("information.checked-on") },
  ];
}
