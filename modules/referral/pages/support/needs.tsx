import { Group, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import type { Field, Values } from "../../../../web/components/fields.ts";
import { joined } from "../../../../web/i18n/joined.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { listAreas } from "../../areas/list-areas.ts";
import { type Referral, sectionTopics, urgencies } from "../../referrals/words.ts";
import { type NeedKind, type SupportFile, serviceFor } from "../../support/words.ts";
import { choiceField } from "../referrals/names.ts";
import { ServicePicker } from "../referrals/service-picker.tsx";
import { Change } from "./add.tsx";

type Need = SupportFile["needs"][number];

/** What the person needs, each with how it stands and the way to a service. */
export function Needs({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  if (found.needs.length === 0)
    return <EmptyState title={t("support-page.no-needs")} why={t("support-page.no-needs-why")} />;
  return (
    <Stack gap="md">
      {found.needs.map((need) => (
        <article key={need.needId} aria-label={t(`need-kind.${need.kind}`)}>
          <Group justify="space-between" gap="xs">
            <Text fw={600}>{t(`need-kind.${need.kind}`)}</Text>
            <Group gap="xs" data-print="no">
              {found.may.includes("refer") ? <Refer need={need} found={found} /> : null}
              {found.may.includes("change-need") ? (
                <Change
                  verb="change-need"
                  found={found}
                  id={{ needId: need.needId }}
                  initial={{ state: need.state, urgency: need.urgency, words: need.words }}
                  version={need.version}
                />
              ) : null}
            </Group>
          </Group>
          <Text size="sm" c="dimmed">
            {joined(t(`need-state.${need.state}`), t(`urgency.${need.urgency}`))}
          </Text>
          {need.words ? (
            <Text dir="auto" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
              {need.words}
            </Text>
          ) : null}
        </article>
      ))}
    </Stack>
  );
}

/** Prepares a referral for one need: a section with words is disclosed, one left empty is not. */
function Refer({ need, found }: { need: Need; found: SupportFile }) {
  const { t, lang } = useText("referral");
  const navigate = useNavigate();
  const areas = useQuestion<typeof listAreas>("referral.list-areas", {});
  const kind = serviceFor[need.kind as NeedKind];
  if (kind === null || need.state === "met" || need.state === "not-wanted") return null;
  const country = areas.data?.ownCountry;
  const options = [
    ...(areas.data?.items ?? []).map((area) => ({
      value: area.code,
      label: joined(wordsIn(area.name, lang), area.code),
    })),
    ...(country ? [{ value: country, label: country }] : []),
  ];
  const fields: Field[] = [
    { name: "area", label: t("ask.area"), kind: "choice", required: true, options },
    {
      name: "serviceId",
      label: t("ask.service"),
      kind: "custom",
      required: true,
      render: (input) => <ServicePicker {...input} kind={kind} supportFileId={found.supportFileId} />,
    },
    choiceField(t, "urgency", "urgency", urgencies),
    { name: "who-i-am", label: t("section.who-i-am"), kind: "switch", hint: t("referral-page.who-i-am") },
    ...sectionTopics.slice(1).map(
      (topic): Field => ({
        name: topic,
        label: t(`section.${topic}`),
        kind: "long-text",
        required: topic === "my-needs",
        maxLength: 10_000,
        ...(topic === "my-needs" ? { hint: t("prepare-referral.sections") } : {}),
      }),
    ),
  ];
  return (
    <ActionButton
      action="referral.prepare-referral"
      label={t("prepare-referral.label")}
      about={t("prepare-referral.about")}
      fields={fields}
      initial={{ urgency: need.urgency, "my-needs": need.words }}
      input={(values) => prepareInput({ values, found, kind })}
      variant="default"
      size="compact-sm"
      done={t("prepare-referral.done")}
      onDone={(output) => void navigate({ to: `/app/referral/referral/${(output as Referral).code}` })}
    />
  );
}

function prepareInput({ values, found, kind }: { values: Values; found: SupportFile; kind: string }) {
  const chosen = sectionTopics.filter((topic) => topic !== "who-i-am" && values[topic]);
  return {
    referralId: crypto.randomUUID(),
    sourceDossierId: found.supportFileId,
    personId: found.personId,
    kind,
    area: values.area,
    serviceId: values.serviceId,
    urgency: values.urgency,
    sections: [
      ...(values["who-i-am"] === true ? [{ topic: "who-i-am" }] : []),
      ...chosen.map((topic) => ({ topic, words: values[topic] })),
    ],
  };
}
