import { Button, Checkbox, NativeSelect, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { consentPurposes, consentTopics } from "#kernel/words";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { nameIn } from "../../../../web/i18n/name-in.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { consentLack, isTakenBack, type ToldConsent } from "../../screening.ts";
import { Choice } from "./choice.tsx";
import type { StepProps } from "./interview.tsx";
import { LawFirst } from "./law.tsx";
import { childIn } from "./note.ts";
import styles from "./notes.module.css";
import { useNotes } from "./notes-store.ts";
import { useOptions } from "./use-options.ts";

type Props = Pick<StepProps, "note" | "change">;
const daysOffered = [7, 30, 90, 180] as const;
const understandings = ["said-it-back", "said-yes", "not-sure"] as const;
const mostShown = 50;

/** S2: one recipient and one purpose at a time, each taken back by itself, or all of a kind with the wish above. */
export function Consents({ note, change }: Props) {
  const { t } = useText("notes");
  const [asking, setAsking] = useState(false);
  const { consents } = note.interview;
  const set = (next: ToldConsent[]) =>
    change((one) => ({ ...one, interview: { ...one.interview, consents: next } }));
  return (
    <section>
      <h3>{t("consents.title")}</h3>
      <p>{t("consents.about")}</p>
      <ul className={styles.lines}>
        {consents.map((one) => (
          <Line
            key={one.consentId}
            note={note}
            consent={one}
            onBack={() => {
              const revokedAt = new Date().toISOString();
              set(consents.map((each) => (each === one ? { ...each, revokedAt } : each)));
            }}
          />
        ))}
      </ul>
      {asking ? (
        <NewConsent
          note={note}
          onGiven={(given) => {
            set([...consents, given]);
            setAsking(false);
          }}
          onLeft={() => setAsking(false)}
        />
      ) : (
        <Button size="md" variant="default" disabled={consents.length >= 30} onClick={() => setAsking(true)}>
          {t("consents.add")}
        </Button>
      )}
    </section>
  );
}

type LineProps = Pick<Props, "note"> & { readonly consent: ToldConsent; readonly onBack: () => void };

function Line({ note, consent, onBack }: LineProps) {
  const { t, lang } = useText("notes");
  const { t: told } = useText("consent");
  const { list } = useFormat();
  const { recipients } = useNotes();
  const { recipient, purpose, topics, days } = consent;
  const known = recipients.find(({ id }) => id === recipient.id);
  const back = isTakenBack(note.interview, consent);
  const lack = consentLack(note.interview, consent);
  return (
    <li className={styles.line}>
      <div className={styles.open}>
        <bdi>
          {joined(
            known ? nameIn(known.name, lang) : told(`kind.${recipient.kind}`),
            told(`purpose.${purpose}`),
          )}
        </bdi>
        <span className={styles.where}>
          {joined(list(topics.map((one) => told(`topic.${one}`))), t("consents.for-days", { count: days }))}
        </span>
        {back ? (
          <span className={styles.where} data-state="refused">
            {t("consents.taken-back")}
          </span>
        ) : null}
        {!back && lack ? (
          <span className={styles.where} data-state="refused">
            {t(`consents.lack.${lack}`)}
          </span>
        ) : null}
      </div>
      {back ? null : (
        <button type="button" className={styles.quiet} onClick={onBack}>
          {t("wishes.revoke")}
        </button>
      )}
    </li>
  );
}

type NewProps = Pick<Props, "note"> & {
  readonly onGiven: (given: ToldConsent) => void;
  readonly onLeft: () => void;
};

function NewConsent({ note, onGiven, onLeft }: NewProps) {
  const { t, lang } = useText("notes");
  const { t: told } = useText("consent");
  const { number } = useFormat();
  const { recipients } = useNotes();
  const child = childIn(note);
  const { rights } = note.interview;
  const [to, setTo] = useState<string | null>(null);
  const [purpose, setPurpose] = useState<ToldConsent["purpose"]>("protection");
  const [topics, setTopics] = useState<ToldConsent["topics"]>([]);
  const [days, setDays] = useState<number>(30);
  const [understood, setUnderstood] = useState<string | null>(null);
  const [givenBy, setGivenBy] = useState<string | null>(child ? null : "person");
  const ways = useOptions("rights.understood-is", understandings);
  const recipient = recipients.find((one) => `${one.kind}/${one.id}` === to);
  const by = ["person", "guardian"].map((value) => ({ value, label: told(`give.${value}`) }));
  const ready = recipient !== undefined && topics.length > 0 && understood !== null && givenBy !== null;
  function give(): void {
    if (!ready) return;
    onGiven({
      consentId: crypto.randomUUID(),
      recipient: { kind: recipient.kind, id: recipient.id },
      ...{ purpose, topics, days },
      told: {
        lang: rights?.lang ?? note.interview.lang,
        how: rights?.how ?? "spoken",
        understood: understood as ToldConsent["told"]["understood"],
      },
      givenBy: givenBy as ToldConsent["givenBy"],
      at: new Date().toISOString(),
    });
  }
  if (recipients.length === 0) return <Notice kind="attention">{t("consents.none-known")}</Notice>;
  return (
    <Stack gap="md">
      <LawFirst note={note} />
      <Select
        size="md"
        label={t("consents.to")}
        searchable
        limit={mostShown}
        data={recipients.map((one) => ({
          value: `${one.kind}/${one.id}`,
          label: joined(nameIn(one.name, lang), told(`kind.${one.kind}`)),
        }))}
        value={to}
        onChange={setTo}
        nothingFoundMessage={t("consents.nobody-found")}
      />
      <NativeSelect
        size="md"
        label={told("give.purpose")}
        data={consentPurposes.map((value) => ({ value, label: told(`purpose.${value}`) }))}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value as ToldConsent["purpose"])}
      />
      <Checkbox.Group
        label={told("give.topics")}
        value={topics}
        onChange={(next) => setTopics(consentTopics.filter((one) => next.includes(one)))}
      >
        <Stack gap="xs" mt="xs">
          {consentTopics.map((one) => (
            <Checkbox key={one} size="md" value={one} label={told(`topic.${one}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NativeSelect
        size="md"
        label={t("consents.days")}
        data={daysOffered.map((one) => ({ value: String(one), label: number(one) }))}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
      <Choice label={t("rights.understood")} options={ways} value={understood} onChoose={setUnderstood} />
      <Choice label={told("give.by")} options={by} value={givenBy} onChoose={setGivenBy} />
      {child && givenBy === "person" ? (
        <Notice kind="attention">{t("consents.lack.guardian-needed")}</Notice>
      ) : null}
      <div className={styles.pair}>
        <Button size="lg" variant="default" onClick={onLeft}>
          {t("consents.leave")}
        </Button>
        <Button size="lg" disabled={!ready} onClick={give}>
          {t("consents.give")}
        </Button>
      </div>
    </Stack>
  );
}
