import { Group, Stack } from "@mantine/core";
import { codeList, labelOf } from "@palermo/vocabulary";
import { useState } from "react";
import { wordsIn } from "#kernel/words";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listProvisions } from "../offences/list-provisions.ts";
import type { Provision } from "../offences/offence.ts";
import { CountrySelect } from "./country-select.tsx";
import { countryName } from "./court-fields.ts";
import { offenceFields, offenceInput, offenceValues } from "./offence-fields.ts";
import { usePenalty } from "./penalty-line.ts";

/** Offences by jurisdiction: what each is called, its treaty bases, penalty and limitation. */
export function Page() {
  const { t, lang } = useText("court");
  const session = useSession();
  const [country, setCountry] = useState("");
  const asked = useQuestion<typeof listProvisions>(
    "court.list-provisions",
    country === "" ? {} : { country },
  );
  const add = holds(session, "court.keep-offences") ? (
    <ActionButton
      action="court.add-provision"
      label={t("add-provision.label")}
      about={t("add-provision.about")}
      icon="plus"
      fields={offenceFields(t, lang)}
      initial={{ lang, family: "trafficking", unit: "years", firstDay: "next", country }}
      input={(values) => ({ id: crypto.randomUUID(), ...offenceInput(values) })}
      done={t("add-provision.done")}
    />
  ) : null;
  return (
    <>
      <PageTitle title={t("offences.title")} about={t("offences.about")} action={add} />
      <CountrySelect value={country} onChange={setCountry} />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={6} /> : null}
      {asked.data?.items.length === 0 ? (
        <EmptyState title={t("offences.empty")} why={t("offences.empty-why")} action={add} />
      ) : null}
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {asked.data?.items.map((one) => (
          <OffenceLine key={one.id} provision={one} />
        ))}
      </ol>
    </>
  );
}

function OffenceLine({ provision }: { provision: Provision }) {
  const { t, lang } = useText("court");
  const { date, list } = useFormat();
  const penalty = usePenalty();
  const { offence, inForce, may, id } = provision;
  const { limitation } = offence;
  const iccs = codeList("iccs").codes.find(({ code }) => code === offence.iccs);
  const span = [inForce.starts, inForce.ends].map((day) => (day === null ? "…" : date(day))).join(" – ");
  return (
    <li className={styles.line}>
      <strong>
        <bdi>{wordsIn(offence.label, lang)}</bdi>
      </strong>
      <div className={styles.quiet}>
        <bdi>{joined(countryName(provision.country, lang), provision.citation)}</bdi>
      </div>
      <Stack gap="xs" mt="xs">
        <Facts
          items={[
            { label: t("offence.family"), value: t(`family.${offence.family}`) },
            {
              label: t("offence.bases"),
              value:
                offence.bases.length === 0
                  ? t("offence.no-basis")
                  : list(offence.bases.map((basis) => t(`basis.${basis.replaceAll(".", "-")}`))),
            },
            ...(iccs === undefined
              ? []
              : [{ label: t("offence.iccs"), value: `${iccs.code} ${labelOf("iccs", iccs.code, lang)}` }]),
            { label: t("offence.penalty"), value: penalty(offence.penalty) },
            {
              label: t("charge.limitation"),
              value:
                limitation.amount === null
                  ? t("limitation.never")
                  : joined(
                      t(`limitation-term.${limitation.unit}`, { amount: limitation.amount }),
                      limitation.childFrom === null
                        ? null
                        : t("limitation-term.child", { age: limitation.childFrom }),
                      limitation.restarts ? t("limitation-term.restarts") : null,
                    ),
            },
            { label: t("offence.in-force"), value: <bdi>{span}</bdi> },
          ]}
        />
      </Stack>
      <Group gap="xs" mt="xs" data-print="no">
        {may.includes("revise") ? (
          <ActionButton
            action="court.revise-provision"
            label={t("revise-provision.label")}
            about={t("revise-provision.about")}
            variant="subtle"
            size="compact-sm"
            fields={offenceFields(t, lang)}
            initial={offenceValues(provision, lang)}
            input={(values) => ({ id, ...offenceInput(values, provision) })}
            expects={provision.version}
            done={t("revise-provision.done")}
          />
        ) : null}
        {may.includes("remove") ? (
          <ActionButton
            action="court.remove-provision"
            label={t("remove.label")}
            about={t("remove.about")}
            variant="subtle"
            size="compact-sm"
            danger
            input={() => ({ id })}
            done={t("remove.done")}
            undo={() => ({ action: "court.restore-provision", input: { id } })}
          />
        ) : null}
      </Group>
    </li>
  );
}
