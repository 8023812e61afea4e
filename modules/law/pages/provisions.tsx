import { Group, Text, Title } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { langNames } from "../../../web/i18n/lang-names.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getAct } from "../legislation/read-acts.ts";
import { provisionFields, provisionOf, provisionValues } from "./act-fields.ts";
import styles from "./law.module.css";
import { useChoices } from "./use-choices.ts";

type Act = OutputOf<typeof getAct>;
type Shown = Act["shown"][number];

/** Enters another provision of an act. */
export function AddProvision({ recordId, version }: { recordId: string; version: number }) {
  const { t, lang } = useText("law");
  return (
    <ActionButton
      action="law.write-provision"
      label={t("act.add-provision")}
      icon="plus"
      variant="default"
      fields={provisionFields(t, useChoices())}
      initial={{ lang }}
      input={(values) => ({ ...provisionOf(values), recordId })}
      expects={version}
      done={t("record.added")}
      undo={() => ({ action: "law.take-back-act", input: { recordId } })}
    />
  );
}

/** The provisions of an act with their words, dates and what they bear on. */
export function Provisions({ act }: { act: Act }) {
  return act.shown.map((one) => <Provision key={one.content.provisionId} act={act} one={one} />);
}

function Provision({ act, one }: { act: Act; one: Shown }) {
  const { t, lang } = useText("law");
  const choices = useChoices();
  const { content, heading, extract, extractLang } = one;
  const { recordId, version } = act;
  const id = `provision-${content.provisionId}`;
  const dutyLabels = content.duties.map(
    (duty) => choices.duties.find(({ value }) => value === duty)?.label ?? duty,
  );
  const other = Object.keys(content.extract.translations).length + 1;
  return (
    <article className={styles.provision} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start">
        <Title order={3} id={id} size="h4">
          <bdi>{joined(content.number, heading)}</bdi>
        </Title>
        {act.may.includes("revise") ? (
          <Group gap={4} data-print="no">
            <ActionButton
              action="law.write-provision"
              label={t("record.revise")}
              variant="default"
              size="compact-sm"
              fields={provisionFields(t, choices)}
              initial={provisionValues(content, lang)}
              input={(values) => ({ ...provisionOf(values, content), recordId })}
              expects={version}
              done={t("record.revised")}
              undo={() => ({ action: "law.take-back-act", input: { recordId } })}
            />
            <ActionButton
              action="law.remove-provision"
              label={t("record.remove")}
              about={t("act.remove-provision-about")}
              variant="subtle"
              size="compact-sm"
              input={() => ({ recordId, provisionId: content.provisionId })}
              expects={version}
              done={t("record.removed")}
              undo={() => ({ action: "law.take-back-act", input: { recordId } })}
              danger
            />
          </Group>
        ) : null}
      </Group>
      <blockquote className={styles.extract} dir="auto" lang={extractLang}>
        {extract}
      </blockquote>
      <Text size="sm" c="dimmed" component="div">
        {t(`act.force.${one.inForce}`)}
        {content.starts === undefined ? null : (
          <>
            {" "}
            <PartialDateText date={content.starts} />
          </>
        )}
        {other > 1 ? (
          <details>
            <summary>{t("act.versions", { count: other })}</summary>
            {[
              [content.extract.lang, content.extract.text] as const,
              ...Object.entries(content.extract.translations),
            ].map(([code, words]) => (
              <p key={code} dir="auto" lang={code}>
                <strong>{langNames[code as keyof typeof langNames]}</strong> {words}
              </p>
            ))}
          </details>
        ) : null}
        {one.crimes.length + one.elements.length > 0 ? (
          <div>
            <bdi>{joined(...one.crimes, ...one.elements)}</bdi>
          </div>
        ) : null}
      </Text>
      {dutyLabels.length > 0 ? (
        <details>
          <summary>{t("act.serves", { count: dutyLabels.length })}</summary>
          <ul>
            {dutyLabels.map((label) => (
              <li key={label}>
                <bdi>{label}</bdi>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  );
}
