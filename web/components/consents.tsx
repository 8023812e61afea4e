import { Group, Text, Title } from "@mantine/core";
import type { Consent, Exception } from "../../kernel/consent/consent.ts";
import type { listConsents } from "../../kernel/consent/list-consents.ts";
import { useQuestion } from "../api/use-question.ts";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "../pages/sessions.module.css";
import { ActionButton } from "./action-button.tsx";
import { choice, giveFields, purposeField, toldHows, topicsField } from "./consent-fields.ts";
import { EmptyState } from "./empty-state.tsx";
import type { Field } from "./fields.ts";
import { GranteePicker } from "./grantee-picker.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import { Waiting } from "./waiting.tsx";

export type PersonConsentsProps = {
  readonly personId: string;
  /** The file in whose support part a new consent is recorded. */
  readonly dossierId: string;
};

/** What a person agreed to, what was shared without consent, and the ways to record and take back. */
export function PersonConsents({ personId, dossierId }: PersonConsentsProps) {
  const { t } = useText("consent");
  const asked = useQuestion<typeof listConsents>("consent.list-consents", { personId });
  const { items = [], exceptions = [] } = asked.data ?? {};
  return (
    <section aria-label={t("page.title")}>
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting /> : null}
      {asked.isSuccess ? <NewOnes personId={personId} dossierId={dossierId} /> : null}
      {asked.isSuccess && items.length === 0 ? (
        <EmptyState title={t("page.none")} why={t("page.none-why")} />
      ) : null}
      <ul className={styles.sessions}>
        {items.map((consent) => (
          <OneConsent key={consent.consentId} consent={consent} />
        ))}
      </ul>
      {exceptions.length > 0 ? <Title order={3}>{t("page.exceptions")}</Title> : null}
      <ul className={styles.sessions}>
        {exceptions.map((one) => (
          <OneException key={one.exceptionId} exception={one} />
        ))}
      </ul>
    </section>
  );
}

function recipientField(label: string): Field {
  return {
    name: "to",
    label,
    kind: "custom",
    required: true,
    render: (input) => <GranteePicker {...input} />,
  };
}

function NewOnes({ personId, dossierId }: PersonConsentsProps) {
  const { t } = useText("consent");
  const recipient = recipientField(t("give.recipient"));
  return (
    <Group mb="md">
      <ActionButton
        action="consent.give-consent"
        label={t("give.label")}
        about={t("give.about")}
        icon="plus"
        fields={giveFields(t, recipient)}
        initial={{ isChild: "no", givenBy: "person" }}
        input={({ to, lang, how, understood, ...values }) => ({
          ...values,
          consentId: crypto.randomUUID(),
          dossierId,
          personId,
          recipient: to,
          told: { lang, how, understood },
        })}
        done={t("give.done")}
      />
      <ActionButton
        action="consent.record-exception"
        label={t("except.label")}
        about={t("except.about")}
        variant="default"
        danger
        fields={[
          recipient,
          purposeField(t),
          choice(t, {
            name: "ground",
            label: t("except.ground"),
            values: ["danger-to-life", "child-protection"],
            part: "ground",
          }),
          topicsField(t),
          choice(t, {
            name: "told",
            label: t("except.told"),
            values: ["told-before", "told-after", "not-told-danger", "not-reachable"],
            part: "told",
          }),
          { name: "reason", label: t("except.reason"), kind: "long-text", required: true, maxLength: 4000 },
          { name: "until", label: t("give.until"), kind: "date-time", required: true },
        ]}
        input={({ to, ...values }) => ({ ...values, dossierId, personId, recipient: to })}
        done={t("except.done")}
      />
    </Group>
  );
}

function useLine() {
  const { t, lang } = useText("consent");
  const { list } = useFormat();
  return (one: Pick<Consent, "recipient" | "purpose" | "topics">) => ({
    head: t("page.line", {
      recipient: one.recipient.name ? nameIn(one.recipient.name, lang) : t(`kind.${one.recipient.kind}`),
      purpose: t(`purpose.${one.purpose}`),
    }),
    shared: t("page.shared", { topics: list(one.topics.map((topic) => t(`topic.${topic}`))) }),
  });
}

function OneConsent({ consent }: { consent: Consent }) {
  const { t } = useText("consent");
  const { dateTime } = useFormat();
  const { head, shared } = useLine()(consent);
  const { told } = consent;
  return (
    <li>
      <div>
        <strong>{head}</strong>
        <div>{joined(t(`state.${consent.state}`), t("page.until", { until: dateTime(consent.until) }))}</div>
        <div>{shared}</div>
        <Text size="sm" c="dimmed">
          {t("page.toldline", {
            at: dateTime(told.at),
            by: told.by ?? "",
            how: t(`how.${told.how}`),
            lang: told.lang,
          })}
        </Text>
        {consent.givenBy === "guardian" ? (
          <Text size="sm">
            {joined(t("page.guardian"), consent.childView ? t(`view.${consent.childView.view}`) : null)}
          </Text>
        ) : null}
        {consent.note ? <bdi>{consent.note}</bdi> : null}
      </div>
      <Group gap="xs">
        {consent.may.includes("record-child-view") ? <ChildViewButton consentId={consent.consentId} /> : null}
        {consent.may.includes("revoke-consent") ? (
          <ActionButton
            action="consent.revoke-consent"
            label={t("revoke.label")}
            about={t("revoke.about")}
            variant="default"
            fields={[
              choice(t, {
                name: "how",
                label: t("revoke.how"),
                values: ["said", "written", "by-another", "behaviour"],
                part: "revoked",
              }),
            ]}
            initial={{ consentId: consent.consentId, how: "said" }}
            expects={consent.version}
          />
        ) : null}
      </Group>
    </li>
  );
}

function ChildViewButton({ consentId }: { consentId: string }) {
  const { t } = useText("consent");
  return (
    <ActionButton
      action="consent.record-child-view"
      label={t("child.label")}
      about={t("child.about")}
      variant="default"
      fields={[
        choice(t, {
          name: "view",
          label: t("child.view"),
          values: ["agrees", "objects", "cannot-say"],
          part: "view",
        }),
        choice(t, { name: "how", label: t("child.how"), values: toldHows, part: "how" }),
        { name: "note", label: t("child.note"), kind: "long-text", maxLength: 4000 },
      ]}
      input={(values) => ({ ...values, consentId, viewId: crypto.randomUUID() })}
      done={t("child.done")}
    />
  );
}

function OneException({ exception }: { exception: Exception }) {
  const { t } = useText("consent");
  const { dateTime } = useFormat();
  const { head, shared } = useLine()(exception);
  return (
    <li>
      <div>
        <strong>{head}</strong>
        <div>
          {joined(
            t(`ground.${exception.ground}`),
            t(`told.${exception.told}`),
            t("page.until", { until: dateTime(exception.until) }),
          )}
        </div>
        <div>{shared}</div>
        <bdi>{exception.reason}</bdi>
        <Text size="sm" c="dimmed">
          <bdi>{joined(exception.author, dateTime(exception.at))}</bdi>
        </Text>
      </div>
    </li>
  );
}
