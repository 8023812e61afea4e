import { Group } from "@mantine/core";
import { codeList, labelOf } from "@palermo/vocabulary";
import type { TFunction } from "i18next";
import { useState } from "react";
import { type Lang, wordsIn } from "#kernel/words";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { Waiting } from "../../../web/components/waiting.tsx";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { type Court, specialisations, vacancies } from "../courts/court.ts";
import type { listCourts } from "../courts/list-courts.ts";
import { CountrySelect } from "./country-select.tsx";
import { countryName, countryOptions } from "./court-fields.ts";
import { Terms } from "./terms.tsx";

/** Courts with what they are specialised in, trained judges and vacancies; below them the deadlines of procedure. */
export function Page() {
  const { t, lang } = useText("court");
  const session = useSession();
  const [country, setCountry] = useState("");
  const asked = useQuestion<typeof listCourts>("court.list-courts", country === "" ? {} : { country });
  const add = holds(session, "court.keep-courts") ? (
    <ActionButton
      action="court.add-court"
      label={t("add-court.label")}
      about={t("add-court.about")}
      icon="plus"
      fields={courtFields(t, lang)}
      initial={{ lang, level: "first_instance", country }}
      input={(values) => ({ id: crypto.randomUUID(), ...courtInput(values) })}
      done={t("add-court.done")}
    />
  ) : null;
  return (
    <>
      <PageTitle title={t("courts.title")} about={t("courts.about")} action={add} />
      <CountrySelect value={country} onChange={setCountry} />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={6} /> : null}
      {asked.data?.items.length === 0 ? (
        <EmptyState title={t("courts.empty")} why={t("courts.empty-why")} action={add} />
      ) : null}
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {asked.data?.items.map((one) => (
          <CourtLine key={one.id} of={one} />
        ))}
      </ol>
      <Terms country={country} />
    </>
  );
}

function CourtLine({ of }: { of: Court }) {
  const { t, lang } = useText("court");
  const { list, number } = useFormat();
  const { court, may, id } = of;
  const free = vacancies(court);
  const count = (value: number | null) => (value === null ? t("courts.not-known") : number(value));
  return (
    <li className={styles.line}>
      <strong>
        <bdi>{wordsIn(court.name, lang)}</bdi>
      </strong>
      <div className={styles.quiet}>
        <bdi>
          {joined(
            countryName(of.country, lang),
            court.place || null,
            labelOf("court-level", court.level, lang),
          )}
        </bdi>
      </div>
      <Facts
        items={[
          {
            label: t("courts.specialised"),
            value:
              court.specialisations.length === 0
                ? t("courts.general")
                : list(court.specialisations.map((one) => t(`specialisation.${one}`))),
          },
          { label: t("courts.judges"), value: count(court.judges) },
          { label: t("courts.trained"), value: count(court.trained) },
          { label: t("courts.vacancies"), value: count(free) },
          { label: t("courts.zone"), value: <bdi>{court.zone}</bdi> },
        ]}
      />
      <Group gap="xs" mt="xs" data-print="no">
        {may.includes("revise") ? (
          <ActionButton
            action="court.revise-court"
            label={t("revise-court.label")}
            about={t("revise-court.about")}
            variant="subtle"
            size="compact-sm"
            fields={courtFields(t, lang)}
            initial={{ ...court, country: of.country, lang, name: shownIn(court.name, lang) }}
            input={(values) => ({ id, ...courtInput(values, of) })}
            expects={of.version}
            done={t("revise-court.done")}
          />
        ) : null}
        {may.includes("remove") ? (
          <ActionButton
            action="court.remove-court"
            label={t("remove.label")}
            about={t("remove.about")}
            variant="subtle"
            size="compact-sm"
            danger
            input={() => ({ id })}
            done={t("remove.done")}
            undo={() => ({ action: "court.restore-court", input: { id } })}
          />
        ) : null}
      </Group>
    </li>
  );
}

function courtFields(t: TFunction, lang: Lang): Field[] {
  return [
    {
      name: "country",
      label: t("field.country"),
      kind: "choice",
      required: true,
      options: countryOptions(lang),
    },
    languageField(t),
    { name: "name", label: t("courts.name"), kind: "text", required: true, maxLength: 200 },
    {
      name: "level",
      label: t("courts.level"),
      kind: "choice",
      required: true,
      options: codeList("court-level").codes.map((one) => ({ value: one.code, label: one.label[lang] })),
    },
    { name: "place", label: t("courts.place"), kind: "text", maxLength: 200 },
    {
      name: "zone",
      label: t("courts.zone"),
      kind: "text",
      required: true,
      maxLength: 60,
      hint: t("courts.zone-hint"),
    },
    {
      name: "specialisations",
      label: t("courts.specialised"),
      kind: "choices",
      options: specialisations.map((value) => ({ value, label: t(`specialisation.${value}`) })),
    },
    { name: "posts", label: t("courts.posts"), kind: "number" },
    { name: "judges", label: t("courts.judges"), kind: "number" },
    { name: "trained", label: t("courts.trained"), kind: "number" },
  ];
}

function courtInput(values: Values, before?: Court): Record<string, unknown> {
  const count = (value: unknown) =>
    value === "" || value === undefined || value === null ? null : Number(value);
  return {
    country: values.country,
    court: {
      name: wordsOf(values, "name", before?.court.name),
      level: values.level,
      place: values.place ?? "",
      zone: values.zone,
      specialisations: values.specialisations ?? [],
      posts: count(values.posts),
      judges: count(values.judges),
      trained: count(values.trained),
    },
  };
}
