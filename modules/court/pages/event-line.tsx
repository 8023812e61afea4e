import { Badge, Group, Text } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { ActionButton } from "../../../web/components/action-button.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CourtEvent } from "../proceedings/event.ts";
import type { CourtFile } from "../proceedings/get-court-file.ts";
import { reasonField } from "./court-fields.ts";

/** One event on the line: its day, what it was, what was decided; struck ones stay readable. */
export function EventLine({ event, file }: { event: CourtEvent; file: CourtFile }) {
  const { t, lang } = useText("court");
  const { date } = useFormat();
  const { hearing, content, struck } = event;
  const charge = file.charges.find(({ chargeId }) => chargeId === event.chargeId);
  const court = file.courts.find(({ id }) => id === event.courtId);
  const about = [
    charge === undefined ? null : t("charge.line", { count: charge.count, code: charge.personCode }),
    court === undefined ? null : wordsIn(court.court.name, lang),
    content.room === "" ? null : content.room,
  ].filter((one) => one !== null);
  return (
    <li className={styles.line}>
      <Group gap="sm" align="baseline">
        <Text component="span" className={struck ? (styles.over ?? "") : ""}>
          <bdi>{joined(date(event.happenedOn), hearing?.time ?? null)}</bdi>{" "}
          <strong>{t(`event.${event.kind}`)}</strong>
        </Text>
        {hearing ? (
          <Badge variant="outline" size="sm" style={{ textTransform: "none" }}>
            {t(`hearing-state.${hearing.state}`)}
          </Badge>
        ) : null}
      </Group>
      {about.map((one) => (
        <div key={one}>
          <bdi>{one}</bdi>
        </div>
      ))}
      {content.measures === "" ? null : (
        <div className={styles.text}>
          <bdi>{t("event-line.measures", { measures: content.measures })}</bdi>
        </div>
      )}
      {content.summoned.length === 0 ? null : (
        <div>
          {t("event-line.summoned", {
            codes: content.summoned.map(({ personCode }) => personCode).join(" "),
          })}
        </div>
      )}
      {[content.outcome, content.note]
        .filter((one) => one !== "")
        .map((one) => (
          <div key={one} className={styles.text}>
            <bdi>{one}</bdi>
          </div>
        ))}
      {struck ? (
        <div className={styles.quiet}>
          <bdi>{t("event-line.struck", { by: struck.by, reason: struck.reason })}</bdi>
        </div>
      ) : null}
      <div className={styles.quiet}>
        <bdi>{t("event-line.by", { by: event.recordedBy, day: date(event.recordedAt) })}</bdi>
      </div>
      <Group gap="xs" mt="xs" data-print="no">
        {event.may.includes("decide-hearing") ? (
          <ActionButton
            action="court.decide-hearing"
            label={t("decide-hearing.label")}
            about={t("decide-hearing.about")}
            variant="default"
            size="compact-sm"
            fields={[
              {
                name: "state",
                label: t("hearings.state"),
                kind: "choice",
                required: true,
                options: (["held", "adjourned", "cancelled"] as const).map((state) => ({
                  value: state,
                  label: t(`hearing-state.${state}`),
                })),
              },
              { name: "outcome", label: t("field.outcome"), kind: "long-text", maxLength: 4000 },
            ]}
            input={(values) => ({ ...values, eventId: event.eventId })}
            done={t("decide-hearing.done")}
          />
        ) : null}
        {event.may.includes("strike-event") ? (
          <ActionButton
            action="court.strike-event"
            label={t("strike-event.label")}
            about={t("strike-event.about")}
            variant="subtle"
            size="compact-sm"
            danger
            fields={[reasonField(t)]}
            input={(values) => ({ ...values, eventId: event.eventId })}
            done={t("strike-event.done")}
          />
        ) : null}
      </Group>
    </li>
  );
}
