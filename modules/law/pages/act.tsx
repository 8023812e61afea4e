import { Anchor, Badge, Group, Stack, Text, Title } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { langNames } from "../../../web/i18n/lang-names.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getAct } from "../legislation/read-acts.ts";
import { actFields, actOf, actValues } from "./act-fields.ts";
import styles from "./law.module.css";
import { AddProvision, Provisions } from "./provisions.tsx";
import { useChoices } from "./use-choices.ts";
import { Versions } from "./versions.tsx";

type Act = OutputOf<typeof getAct>;

/** One act: its dates, provisions with the duties they serve, versions, and its way to publication. */
export function Page() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const [values] = useAddress();
  const version = /^\d{1,6}$/.test(values.version ?? "") ? { version: Number(values.version) } : {};
  const asked = useQuestion<typeof getAct>("law.get-act", { recordId: id, ...version });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={10} />;
  return <Shown act={asked.data} />;
}

function Shown({ act }: { act: Act }) {
  const { t } = useText("law");
  const { content, recordId } = act;
  const draft = act.shared === null;
  const date = (value: Act["starts"] | undefined) => (value ? <PartialDateText date={value} /> : null);
  const languages = [
    ...new Set([
      content.title.lang,
      ...content.provisions.flatMap(({ extract }) => [extract.lang, ...Object.keys(extract.translations)]),
    ]),
  ];
  return (
    <Stack gap="lg">
      <PageTitle
        title={act.title}
        about={<bdi>{joined(act.place, t(`act.kinds.${act.kind}`), act.number)}</bdi>}
        more={<Verbs act={act} />}
      />
      <Group gap="xs">
        <Badge variant="light" color={draft ? "gray" : undefined}>
          {t(draft ? "record.draft" : act.shared === act.version ? "act.published" : "act.newer-draft")}
        </Badge>
        <Badge variant="light">{t(`act.force.${act.inForce}`)}</Badge>
      </Group>
      <Facts
        items={[
          { label: t("act.adopted"), value: date(content.adopted) },
          { label: t("act.in-force"), value: date(content.starts) },
          { label: t("act.until"), value: date(content.ends) },
          {
            label: t("act.languages"),
            value: joined(...languages.map((one) => langNames[one as keyof typeof langNames])),
          },
          {
            label: t("act.source"),
            value: content.source === undefined ? null : <bdi>{content.source}</bdi>,
          },
          { label: t("record.agency"), value: <bdi>{act.agency}</bdi> },
        ].filter(({ value }) => value !== null)}
      />
      {content.link === undefined ? null : (
        <Anchor href={content.link} rel="noreferrer noopener" target="_blank">
          {t("act.open-link")}
        </Anchor>
      )}
      {act.summary === null ? null : (
        <Text dir="auto" maw="75ch" style={{ whiteSpace: "pre-line" }}>
          {act.summary}
        </Text>
      )}
      <section>
        <Group justify="space-between">
          <Title order={2}>{t("act.provisions")}</Title>
          {act.may.includes("revise") ? <AddProvision recordId={recordId} version={act.version} /> : null}
        </Group>
        {act.shown.length === 0 ? (
          <EmptyState title={t("act.no-provisions")} why={t("act.no-provisions-why")} />
        ) : (
          <Provisions act={act} />
        )}
      </section>
      <Versions
        versions={act.versions}
        to={(version) => `/app/law/legislation/${recordId}?version=${version}`}
      />
      <div className={styles.quiet}>
        <Link to="/app/law/legislation">{t("act.back")}</Link>
      </div>
    </Stack>
  );
}

function Verbs({ act }: { act: Act }) {
  const { t, lang } = useText("law");
  const navigate = useNavigate();
  const choices = useChoices();
  const { recordId, version, may } = act;
  const input = () => ({ recordId });
  if (may.length === 0) return null;
  return (
    <Group gap="xs">
      {may.includes("propose") ? (
        <ActionButton
          action="law.propose-act"
          label={t("act.propose")}
          about={t("act.propose-about")}
          input={input}
          expects={version}
          changes={["review.list-waiting", "review.list-asked"]}
          done={t("act.proposed")}
        />
      ) : null}
      {may.includes("publish") ? (
        <ActionButton
          action="law.publish-act"
          label={t("act.publish")}
          about={t("act.publish-about")}
          input={input}
          done={t("act.now-published")}
          undo={() => ({ action: "law.unpublish-act", input: { recordId } })}
        />
      ) : null}
      <ActionButton
        action="law.revise-act"
        label={t("record.revise")}
        variant="default"
        fields={actFields(t, choices)}
        initial={actValues(act.content, lang)}
        input={(values) => ({ ...actOf(values, act.content), recordId })}
        expects={version}
        done={t("record.revised")}
        undo={() => ({ action: "law.take-back-act", input: { recordId } })}
      />
      {may.includes("unpublish") ? (
        <ActionButton
          action="law.unpublish-act"
          label={t("act.unpublish")}
          about={t("act.unpublish-about")}
          variant="default"
          input={input}
          done={t("act.unpublished")}
        />
      ) : null}
      <ActionButton
        action="law.remove-act"
        label={t("record.remove")}
        about={t("record.remove-about")}
        variant="subtle"
        input={input}
        done={t("record.removed")}
        undo={() => ({ action: "law.restore-act", input: { recordId } })}
        onDone={() => void navigate({ to: "/app/law/legislation" })}
        danger
      />
    </Group>
  );
}
