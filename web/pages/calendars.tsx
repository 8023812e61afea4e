import { Group, NativeSelect, Text } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { dateLocale, type Lang } from "#kernel/words";
import type { listCalendars } from "../../kernel/deadline/list-calendars.ts";
import { holds, useSession } from "../api/session.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { countryField } from "../components/calendar-fields.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./sessions.module.css";
import { useAddress } from "./use-address.ts";

type Calendar = OutputOf<typeof listCalendars>["items"][number];
type Announced = Calendar["announced"][number];

/** The days off of a country in a year, and what was announced apart from its rules. */
export function Page() {
  const { t, lang } = useText("deadline");
  const { values, change } = useAddress();
  const now = new Date().getUTCFullYear();
  const year = yearOf(values.year) ?? now;
  const mayAnnounce = holds(useSession(), "deadline.announce");
  const answer = useQuestion<typeof listCalendars>("deadline.list-calendars", { year });
  const items = answer.data?.items ?? [];
  const calendar =
    items.find(({ country }) => country === values.country) ?? items.find(({ country }) => country !== "ZZ");
  const countries = countryField(
    t,
    lang,
    items.map(({ country }) => country),
  );
  const years = [...new Set([year, ...Array.from({ length: 9 }, (_, at) => now - 4 + at)])].sort();
  return (
    <>
      <PageTitle
        title={t("nav.calendars")}
        about={t("calendars.about")}
        action={mayAnnounce && calendar ? <Announce country={calendar.country} year={year} /> : null}
      />
      <Group align="end" mb="md">
        <NativeSelect
          label={t("country")}
          value={calendar?.country ?? ""}
          data={"options" in countries ? [...countries.options] : []}
          onChange={(event) => change({ country: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("calendars.year")}
          value={String(year)}
          data={years.map(String)}
          onChange={(event) => change({ year: event.currentTarget.value })}
        />
      </Group>
      {answer.error ? <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} /> : null}
      {answer.isPending ? <Waiting lines={6} /> : null}
      {calendar ? <Days calendar={calendar} mayAnnounce={mayAnnounce} /> : null}
    </>
  );
}

function yearOf(text: string | undefined): number | null {
  const year = Number(text);
  return Number.isInteger(year) && year >= 1950 && year <= 2200 ? year : null;
}

function Days({ calendar, mayAnnounce }: { calendar: Calendar; mayAnnounce: boolean }) {
  const { t, lang } = useText("deadline");
  const { list } = useFormat();
  const announced = new Map(calendar.announced.map((one) => [one.day, one]));
  const days = [...new Set([...calendar.holidays, ...announced.keys()])].sort();
  // The first of January 2024 was a Monday.
  const weekend = calendar.weekend.map((day) => dayText(`2024-01-0${day}`, lang, { weekday: "long" }));
  return (
    <>
      <Text>{t("calendars.weekend", { days: list(weekend) })}</Text>
      {calendar.country === "ZZ" ? null : (
        <Text size="sm" c="dimmed">
          {t("calendars.source", { source: calendar.source })}
        </Text>
      )}
      {days.length === 0 ? (
        <EmptyState title={t("calendars.none")} why={t("calendars.none-why")} />
      ) : (
        <ul className={styles.sessions}>
          {days.map((day) => (
            <Day key={day} day={day} announced={announced.get(day)} mayAnnounce={mayAnnounce} />
          ))}
        </ul>
      )}
    </>
  );
}

type DayProps = {
  readonly day: string;
  readonly announced: Announced | undefined;
  readonly mayAnnounce: boolean;
};

function Day({ day, announced, mayAnnounce }: DayProps) {
  const { t, lang } = useText("deadline");
  const kind = announced === undefined ? "holiday" : announced.works ? "working-day" : "day-off";
  return (
    <li>
      <div>
        <strong>{dayText(day, lang, { weekday: "long", day: "numeric", month: "long" })}</strong>
        <div>{t(`calendars.${kind}`)}</div>
        {announced?.about ? (
          <small>
            <bdi>{announced.about}</bdi>
          </small>
        ) : null}
      </div>
      {announced && mayAnnounce ? (
        <ActionButton
          action="deadline.withdraw-day"
          label={t("withdraw-day.label")}
          about={t("withdraw-day.about")}
          variant="default"
          input={() => ({ country: announced.country, day })}
          done={t("withdraw-day.done")}
          undo={() => ({ action: "deadline.announce-day", input: announced })}
        />
      ) : null}
    </li>
  );
}

function Announce({ country, year }: { country: string; year: number }) {
  const { t } = useText("deadline");
  const now = new Date();
  return (
    <ActionButton
      action="deadline.announce-day"
      label={t("announce-day.label")}
      about={t("announce-day.about")}
      icon="plus"
      fields={[
        { name: "day", label: t("calendars.day"), kind: "date", required: true },
        { name: "works", label: t("calendars.works"), kind: "switch", hint: t("calendars.works-hint") },
        { name: "about", label: t("calendars.announced-by"), kind: "text", maxLength: 200 },
      ]}
      initial={{ day: year === now.getUTCFullYear() ? "" : `${year}-01-01` }}
      input={(values) => ({ ...values, country })}
      done={t("announce-day.done")}
      undo={(_, { day }) => ({ action: "deadline.withdraw-day", input: { country, day } })}
    />
  );
}

/** A day of the calendar, whatever zone the device is in. */
function dayText(day: string, lang: Lang, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(dateLocale(lang), { ...parts, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
