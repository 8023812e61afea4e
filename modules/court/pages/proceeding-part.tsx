import { Badge, Group, Stack, Title } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { proposeCourtsFor } from "../courts/propose-courts.ts";
import type { CourtFile } from "../proceedings/get-court-file.ts";
import type { Proceeding } from "../proceedings/proceeding.ts";
import { ChargeLines } from "./charge-lines.tsx";
import {
  countryName,
  courtHint,
  courtOptions,
  crimeField,
  dayField,
  eventFields,
  reasonField,
} from "./court-fields.ts";
import { EventLine } from "./event-line.tsx";
import { FileCharge } from "./file-charge.tsx";
import { ListHearing } from "./list-hearing.tsx";
import { Suspensions } from "./suspensions.tsx";

export type PartProps = { readonly file: CourtFile; readonly proceeding: Proceeding };

/** One proceeding: where it stands, its counts, its line of events, and what may be done. */
export function ProceedingPart({ file, proceeding }: PartProps) {
  const { t, lang } = useText("court");
  const { may } = proceeding;
  const court = file.courts.find(({ id }) => id === proceeding.courtId);
  const charges = file.charges.filter(({ proceedingId }) => proceedingId === proceeding.proceedingId);
  const place = (id: string | null) => {
    const at = file.proceedings.findIndex(({ proceedingId }) => proceedingId === id);
    return at < 0 ? "" : String(at + 1);
  };
  const facts = [
    {
      label: t("field.court"),
      value: <bdi>{court === undefined ? t("court-case.no-court") : wordsIn(court.court.name, lang)}</bdi>,
    },
    { label: t("field.country"), value: countryName(proceeding.country, lang) },
    ...(proceeding.number === null
      ? []
      : [{ label: t("field.number"), value: <bdi>{proceeding.number}</bdi> }]),
    ...(proceeding.severedFrom === null
      ? []
      : [{ label: t("court-case.severed-from"), value: place(proceeding.severedFrom) }]),
    ...(proceeding.joinedInto === null
      ? []
      : [{ label: t("court-case.joined-into"), value: place(proceeding.joinedInto) }]),
  ];
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Badge variant="light" size="lg" style={{ textTransform: "none" }}>
          {t(`stage.${proceeding.stage}`)}
        </Badge>
      </Group>
      <Facts items={facts} />
      <Group justify="space-between">
        <Title order={3} size="h4">
          {t("court-case.charges")}
        </Title>
        {may.includes("file-charge") ? <FileCharge file={file} proceeding={proceeding} /> : null}
      </Group>
      <ChargeLines file={file} proceeding={proceeding} charges={charges} />
      <Suspensions file={file} proceeding={proceeding} />
      <Title order={3} size="h4">
        {t("court-case.events")}
      </Title>
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {proceeding.events.map((event) => (
          <EventLine key={event.eventId} event={event} file={file} />
        ))}
      </ol>
      <ProceedingVerbs file={file} proceeding={proceeding} />
    </Stack>
  );
}

function ProceedingVerbs({ file, proceeding }: PartProps) {
  const { t, lang } = useText("court");
  const { proceedingId, may } = proceeding;
  const courts = useQuestion<typeof proposeCourtsFor>("court.propose-courts", {
    ...{ caseId: file.caseId, country: proceeding.country, crime: proceeding.crime },
  });
  const standing = file.charges.filter(
    (charge) => charge.proceedingId === proceedingId && charge.state === "charged",
  );
  const counts = standing.map((charge) => ({
    value: charge.chargeId,
    label: t("charge.line", { count: charge.count, code: charge.personCode }),
  }));
  const others = file.proceedings
    .map((one, at) => ({ one, value: one.proceedingId, label: t("court-case.number", { number: at + 1 }) }))
    .filter(({ one, value }) => value !== proceedingId && one.joinedInto === null && one.endedAt === null);
  return (
    <Group gap="xs" data-print="no">
      {may.includes("record-event") ? (
        <ActionButton
          action="court.record-event"
          label={t("record-event.label")}
          about={t("record-event.about")}
          variant="default"
          size="compact-sm"
          fields={eventFields(t, counts)}
          input={({ chargeId, ...values }) => ({
            ...values,
            eventId: crypto.randomUUID(),
            proceedingId,
            chargeId: chargeId || null,
          })}
          done={t("record-event.done")}
          changes={["deadline.list-deadlines"]}
        />
      ) : null}
      {may.includes("list-hearing") ? <ListHearing file={file} proceeding={proceeding} /> : null}
      {may.includes("transfer-proceeding") ? (
        <ActionButton
          action="court.transfer-proceeding"
          label={t("transfer-proceeding.label")}
          about={t("transfer-proceeding.about")}
          variant="subtle"
          size="compact-sm"
          fields={[
            {
              name: "courtId",
              label: t("field.court"),
              kind: "choice",
              required: true,
              hint: courtHint(t, courts.data),
              options: courtOptions(t, lang, courts.data).filter(({ value }) => value !== proceeding.courtId),
            },
            dayField("happenedOn", t("field.day")),
            reasonField(t),
          ]}
          input={(values) => ({ ...values, eventId: crypto.randomUUID(), proceedingId })}
          done={t("transfer-proceeding.done")}
        />
      ) : null}
      {may.includes("sever-proceeding") && counts.length > 1 ? (
        <ActionButton
          action="court.sever-proceeding"
          label={t("sever-proceeding.label")}
          about={t("sever-proceeding.about")}
          variant="subtle"
          size="compact-sm"
          fields={[
            { name: "chargeIds", label: t("field.counts"), kind: "choices", required: true, options: counts },
            crimeField(t),
            dayField("happenedOn", t("field.day")),
            reasonField(t),
          ]}
          input={(values) => ({
            ...values,
            eventId: crypto.randomUUID(),
            proceedingId,
            newProceedingId: crypto.randomUUID(),
          })}
          done={t("sever-proceeding.done")}
        />
      ) : null}
      {may.includes("join-proceedings") && others.length > 0 ? (
        <ActionButton
          action="court.join-proceedings"
          label={t("join-proceedings.label")}
          about={t("join-proceedings.about")}
          variant="subtle"
          size="compact-sm"
          fields={[
            {
              name: "into",
              label: t("field.into"),
              kind: "choice",
              required: true,
              options: others.map(({ value, label }) => ({ value, label })),
            },
            dayField("happenedOn", t("field.day")),
            reasonField(t),
          ]}
          input={(values) => ({ ...values, eventId: crypto.randomUUID(), proceedingId })}
          done={t("join-proceedings.done")}
        />
      ) : null}
      {may.includes("file-charge") ? (
        <ActionButton
          action="court.suspend-limitation"
          label={t("suspend-limitation.label")}
          about={t("suspend-limitation.about")}
          variant="subtle"
          size="compact-sm"
          fields={[
            dayField("starts", t("field.from")),
            dayField("ends", t("field.until"), false),
            reasonField(t),
          ]}
          input={(values) => ({ ...values, suspensionId: crypto.randomUUID(), proceedingId })}
          done={t("suspend-limitation.done")}
          undo={(_output, _values) => ({
            action: "court.drop-suspension",
            input: { suspensionId: (_output as { suspensionId: string }).suspensionId },
          })}
        />
      ) : null}
    </Group>
  );
}
