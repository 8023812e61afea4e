import { Group, Stack, Text } from "@mantine/core";
import { type Absence, knownValue, type Unknown } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { PersonChip } from "../../../web/components/person-chip.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile, Participant } from "../casefile.ts";
import type { listParticipants } from "../list-participants.ts";
import { CapacityVerbs } from "./capacity-verbs.tsx";
import { factFields, factsIn } from "./facts-form.ts";
import { capacityField, noteField } from "./form-fields.ts";
import { SamePeople } from "./same-people.tsx";
import { codeName, countryName } from "./vocabulary.ts";

/** The people of a case by code and capacity. */
export function People({ found }: { found: CaseFile }) {
  const { t } = useText("casefile");
  const asked = useQuestion<typeof listParticipants>("casefile.list-participants", { caseId: found.caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={4} />;
  if (asked.data.items.length === 0)
    return <EmptyState title={t("case.no-people")} why={t("case.no-people-why")} />;
  return (
    <Stack gap="lg">
      {asked.data.items.map((person) => (
        <PersonInCase
          key={person.participantId}
          person={person}
          found={found}
          others={asked.data.items.filter(({ personId }) => personId !== person.personId)}
        />
      ))}
      <SamePeople found={found} />
    </Stack>
  );
}

type PersonProps = { person: Participant; found: CaseFile; others: Participant[] };

function PersonInCase({ person, found, others }: PersonProps) {
  const { t, lang } = useText("casefile");
  const { date } = useFormat();
  const facts = useFactLines(person);
  return (
    <article aria-label={person.personCode}>
      <Group justify="space-between" gap="sm">
        <PersonChip
          personId={person.personId}
          code={person.personCode}
          capacity={joined(
            codeName("capacity", person.capacity, lang),
            person.from === null ? null : t("capacity.since", { from: date(person.from) }),
            person.until === null ? null : t("capacity.until", { until: date(person.until) }),
          )}
          revealable={person.revealable}
        />
        <Group gap="xs" data-print="no">
          {found.may.includes("revise-participant") ? (
            <ActionButton
              action="casefile.revise-participant"
              label={t("revise-participant.label")}
              about={t("revise-participant.about")}
              variant="subtle"
              size="compact-sm"
              fields={[capacityField(t, lang), ...factFields(t, lang), noteField(t)]}
              initial={{ capacity: person.capacity, note: person.note ?? "", ...knownFacts(person) }}
              input={(values) => ({
                participantId: person.participantId,
                capacity: values.capacity,
                facts: factsIn(values),
                ...(values.note === undefined ? {} : { note: values.note }),
              })}
              expects={person.version}
              done={t("revise-participant.done")}
            />
          ) : null}
          {found.may.includes("add-participant") && person.revealable ? (
            <ActionButton
              action="casefile.add-participant"
              label={t("add-capacity.label")}
              about={t("add-capacity.about")}
              variant="subtle"
              size="compact-sm"
              fields={[capacityField(t, lang, [person.capacity])]}
              input={({ capacity }) => ({
                caseId: found.caseId,
                participantId: crypto.randomUUID(),
                capacity,
                person: { personId: person.personId },
              })}
              done={t("add-capacity.done")}
            />
          ) : null}
          {found.may.includes("revise-participant") ? (
            <CapacityVerbs person={person} others={others} />
          ) : null}
          {found.may.includes("remove-participant") ? (
            <ActionButton
              action="casefile.remove-participant"
              label={t("remove-participant.label")}
              about={t("remove-participant.about")}
              variant="subtle"
              size="compact-sm"
              danger
              fields={[
                {
                  name: "reason",
                  label: t("remove-participant.reason"),
                  kind: "text",
                  required: true,
                  maxLength: 500,
                },
              ]}
              initial={{ participantId: person.participantId }}
              expects={person.version}
              done={t("remove-participant.done")}
            />
          ) : null}
        </Group>
      </Group>
      {facts.length > 0 ? <Facts items={facts} /> : <Text c="dimmed">{t("person.none")}</Text>}
      {person.endReason === null ? null : (
        <Facts items={[{ label: t("capacity.ended"), value: <bdi>{person.endReason}</bdi> }]} />
      )}
      {person.note === null ? null : (
        <Text dir="auto" mt="xs" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
          {person.note}
        </Text>
      )}
    </article>
  );
}

/** Known facts and answers such as "refused"; what nobody asked takes no room. */
function useFactLines({ facts }: Participant) {
  const { t, lang } = useText("casefile");
  const { list } = useFormat();
  const absence = (state: Absence) => (state === "not-asked" ? undefined : t(`absent.${state}`));
  const line = <T,>(label: string, fact: Unknown<T>, show: (value: T) => string) => {
    const value = fact.state === "known" ? show(fact.value) : absence(fact.state);
    return value === undefined ? [] : [{ label: t(`person.${label}`), value }];
  };
  const codes = (of: "language" | "form" | "means-of-control") => (values: string[]) =>
    list(values.map((code) => codeName(of, code, lang)));
  return [
    ...line("sex", facts.sex, (code) => codeName("sex", code, lang)),
    ...line("gender", facts.gender, (code) => codeName("gender", code, lang)),
    ...line("year-of-birth", facts.yearOfBirth, String),
    ...line("age-band", facts.ageBand, (code) => codeName("age-band-ctdc", code, lang)),
    ...line("age-at-offence", facts.ageAtOffence, String),
    ...line("citizenships", facts.citizenships, (values) =>
      list(values.map((code) => countryName(code, lang, t("person.stateless")))),
    ),
    ...line("languages", facts.languages, codes("language")),
    ...line("trafficking-status", facts.traffickingStatus, (code) =>
      codeName("trafficking-status", code, lang),
    ),
    ...line("forms", facts.forms, codes("form")),
    ...line("means-of-control", facts.meansOfControl, codes("means-of-control")),
  ];
}

/** What stands already, so that the dialog opens with it. */
function knownFacts({ facts }: Participant): Record<string, unknown> {
  const known = Object.entries(facts).map(
    ([name, fact]) => [name, knownValue(fact as Unknown<unknown>)] as const,
  );
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}
