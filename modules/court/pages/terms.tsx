import { Group, Title } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import styles from "../../../web/components/record-lines.module.css";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { eventKinds } from "../proceedings/event.ts";
import type { listTerms } from "../proceedings/list-terms.ts";
import type { Term } from "../proceedings/term.ts";
import { countryName, countryOptions } from "./court-fields.ts";

/** Deadlines of national procedure: what begins each, how long it is, what meets it. */
export function Terms({ country }: { country: string }) {
  const { t, lang } = useText("court");
  const session = useSession();
  const asked = useQuestion<typeof listTerms>("court.list-terms", country === "" ? {} : { country });
  const kinds = eventKinds.map((value) => ({ value, label: t(`event.${value}`) }));
  const fields: Field[] = [
    {
      name: "country",
      label: t("field.country"),
      kind: "choice",
      required: true,
      options: countryOptions(lang),
    },
    { name: "after", label: t("terms.after"), kind: "choice", required: true, options: kinds },
    { name: "metBy", label: t("terms.met-by"), kind: "choice", options: kinds },
    languageField(t),
    { name: "title", label: t("terms.what"), kind: "text", required: true, maxLength: 150 },
    { name: "amount", label: t("terms.amount"), kind: "number", required: true },
    {
      name: "unit",
      label: t("offence.unit"),
      kind: "choice",
      required: true,
      options: (["hours", "days", "working-days"] as const).map((value) => ({
        value,
        label: t(`unit.${value}`),
      })),
    },
    { name: "rolls", label: t("terms.rolls"), kind: "switch" },
  ];
  const add = holds(session, "court.keep-terms") ? (
    <ActionButton
      action="court.add-term"
      label={t("add-term.label")}
      about={t("add-term.about")}
      variant="default"
      size="compact-sm"
      icon="plus"
      fields={fields}
      initial={{ lang, unit: "days", country }}
      input={(values) => ({ id: crypto.randomUUID(), ...termInput(values) })}
      done={t("add-term.done")}
    />
  ) : null;
  const items = asked.data?.items ?? [];
  return (
    <section aria-labelledby="terms-title" style={{ marginBlockStart: "2rem" }}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id="terms-title">
          {t("terms.title")}
        </Title>
        {items.length > 0 ? add : null}
      </Group>
      {asked.data !== undefined && items.length === 0 ? (
        <EmptyState title={t("terms.empty")} why={t("terms.empty-why")} action={add} />
      ) : null}
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {items.map((one) => (
          <li key={one.id} className={styles.line}>
            <strong>
              <bdi>{wordsIn(one.term.title, lang)}</bdi>
            </strong>
            <div>
              {t("terms.line", {
                amount: t(`term-length.${one.term.unit}`, { amount: one.term.amount }),
                event: t(`event.${one.after}`),
              })}
            </div>
            {one.metBy === null ? null : (
              <div>{t("terms.ends-with", { event: t(`event.${one.metBy}`) })}</div>
            )}
            <div className={styles.quiet}>{countryName(one.country, lang)}</div>
            {one.may.includes("revise") ? (
              <ActionButton
                action="court.revise-term"
                label={t("revise-term.label")}
                about={t("revise-term.about")}
                variant="subtle"
                size="compact-sm"
                fields={fields}
                initial={{
                  ...{ lang, country: one.country, after: one.after, metBy: one.metBy ?? "" },
                  title: shownIn(one.term.title, lang),
                  ...{ amount: one.term.amount, unit: one.term.unit, rolls: one.term.rolls },
                }}
                input={(values) => ({ id: one.id, ...termInput(values, one) })}
                expects={one.version}
                done={t("revise-term.done")}
              />
            ) : null}
            {one.may.includes("remove") ? (
              <ActionButton
                action="court.remove-term"
                label={t("remove.label")}
                about={t("remove.about")}
                variant="subtle"
                size="compact-sm"
                danger
                input={() => ({ id: one.id })}
                done={t("remove.done")}
                undo={() => ({ action: "court.restore-term", input: { id: one.id } })}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A term as its form says it; what the form does not ask stays as it was. */
function termInput(values: Values, before?: Term) {
  return {
    country: values.country,
    after: values.after,
    metBy: values.metBy || null,
    term: {
      ...(before === undefined ? {} : { timeOfDay: before.term.timeOfDay, warnHours: before.term.warnHours }),
      title: wordsOf(values, "title", before?.term.title),
      amount: Number(values.amount),
      unit: values.unit,
      rolls: values.rolls === true,
    },
  };
}
