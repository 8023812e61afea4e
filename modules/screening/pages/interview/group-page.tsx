import { Button, TextInput } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type EventCard, type EventContent, eventKinds } from "../../screening.ts";
import { CardRow } from "./card-row.tsx";
import { Choice } from "./choice.tsx";
import { bothSides, type Group, mostCards, noteOfCard, withCard, withPeople } from "./group.ts";
import { GroupCompare } from "./group-compare.tsx";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";
import { useOptions } from "./use-options.ts";
import { placeOf } from "./whereabouts.ts";

const several = [5, 10] as const;

/** S11: many people at once, a card each within seconds; nobody is asked a question for it. */
export function GroupPage({ group }: { group: Group }) {
  const { t, lang } = useText("notes");
  const { number } = useFormat();
  const { parcels, notes: interviews } = useNotes();
  const kinds = useOptions("group.kind-is", eventKinds);
  const [fresh, setFresh] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const { event, id } = group;
  const { cards } = event;
  const set = useCallback(
    (more: Partial<EventContent>) =>
      notes.changeGroup(id, (one) => ({ ...one, event: { ...one.event, ...more } })),
    [id],
  );
  const changeCard = useCallback(
    (card: EventCard) =>
      notes.changeGroup(id, (one) => ({
        ...one,
        event: { ...one.event, cards: withCard(one.event.cards, card) },
      })),
    [id],
  );
  const removeCard = useCallback(
    (gone: number) =>
      notes.changeGroup(id, (one) => ({
        ...one,
        event: { ...one.event, cards: one.event.cards.filter((card) => card.number !== gone) },
      })),
    [id],
  );
  function add(count: number): void {
    const next = withPeople(cards, count);
    set({ cards: next });
    setFresh(next[cards.length]?.number ?? 0);
  }
  // The first of those just added is where the eye and the keyboard go on.
  useEffect(() => {
    if (fresh === 0) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-card="${fresh}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("button")?.focus({ preventScroll: true });
  }, [fresh]);

  const interview = useCallback(
    (card: EventCard) => {
      const made = notes
        .read()
        .notes.find(({ fromEvent }) => fromEvent?.eventId === id && fromEvent.card === card.number);
      if (made) notes.open(made.id);
      else notes.begin(noteOfCard(lang, { id }, card));
    },
    [id, lang],
  );
  const interviewed = new Set(
    interviews.flatMap(({ fromEvent }) => (fromEvent?.eventId === id ? [fromEvent.card] : [])),
  );

  if (placeOf(group, parcels).state === "stale") return <GroupCompare group={group} />;
  const twice = bothSides(group);
  const waits = notes.isWaiting(group);
  const count = (is: (card: EventCard) => boolean) => number(cards.filter(is).length);
  return (
    <>
      <main className={styles.main}>
        <h2>{t("list.group")}</h2>
        <p>{t("group.about")}</p>
        <Choice
          label={t("group.kind")}
          options={kinds}
          value={event.kind}
          onChoose={(value) => set({ kind: (value ?? "other") as EventContent["kind"] })}
        />
        <TextInput
          mt="sm"
          size="md"
          label={t("group.place")}
          description={t("group.place-hint")}
          maxLength={200}
          value={event.place ?? ""}
          onChange={(typed) => set({ place: typed.currentTarget.value })}
        />
        <ol className={styles.lines} ref={list}>
          {cards.map((card) => (
            <CardRow
              key={card.number}
              card={card}
              interviewed={interviewed.has(card.number)}
              onChange={changeCard}
              onRemove={removeCard}
              onInterview={interview}
            />
          ))}
        </ol>
        <div className={styles.choices}>
          {several.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.choice}
              disabled={cards.length >= mostCards}
              onClick={() => add(one)}
            >
              {t("group.add-several", { count: one })}
            </button>
          ))}
        </div>
        <p role="status">
          {joined(
            t("group.people", { count: cards.length }),
            `${t("group.urgent")}: ${count((card) => card.urgent)}`,
            `${t("group.controller")}: ${count((card) => card.controller)}`,
          )}
        </p>
        {twice.map((one) => (
          <Notice key={one} kind="attention" live>
            {t("group.both-sides", { number: one })}
          </Notice>
        ))}
        <p>{t(waits ? "group.finish-waits" : "group.finish-about")}</p>
        <Button
          size="lg"
          fullWidth
          disabled={waits || twice.length > 0 || cards.length === 0}
          onClick={() => void notes.finish(id).then(() => notes.open(null))}
        >
          {t("group.finish")}
        </Button>
      </main>
      <div className={styles.bottom}>
        <Button size="lg" variant="default" onClick={() => notes.open(null)}>
          {t("step.pause")}
        </Button>
        <Button size="lg" disabled={cards.length >= mostCards} onClick={() => add(1)}>
          {t("group.next")}
        </Button>
      </div>
    </>
  );
}
