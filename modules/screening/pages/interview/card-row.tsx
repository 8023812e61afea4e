import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { memo, useState } from "react";
import { joined } from "../../../../web/i18n/joined.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { EventCard } from "../../screening.ts";
import { Answers } from "./choice.tsx";
import styles from "./notes.module.css";
import { cardLangs, useCardWords, useLangName } from "./use-card-words.ts";
import { useOptions } from "./use-options.ts";

const ages = ["yes", "in-doubt", "no"] as const;
const sexes = ["female", "male", "other", "unknown"] as const;

export type CardRowProps = {
  readonly card: EventCard;
  readonly interviewed: boolean;
  readonly onChange: (card: EventCard) => void;
  readonly onRemove: (number: number) => void;
  readonly onInterview: (card: EventCard) => void;
};

/** One person: what must be seen at once lies open, everything else behind one button. */
export const CardRow = memo(function CardRow({ card, interviewed, onChange, ...acts }: CardRowProps) {
  const { t } = useText("notes");
  const [more, setMore] = useState(false);
  const tell = useCardWords();
  const age = useOptions("group.child-is", ages);
  const known = tell({ ...card, urgent: false, controller: false }).slice(1);
  return (
    <li className={styles.person} data-card={card.number} data-urgent={card.urgent}>
      <fieldset className={styles.question}>
        <legend className={styles.ask}>{t("group.card", { number: card.number })}</legend>
        <div className={styles.choices}>
          {(["urgent", "controller"] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={styles.choice}
              aria-pressed={card[one]}
              onClick={() => onChange({ ...card, [one]: !card[one] })}
            >
              {t(`group.${one}`)}
            </button>
          ))}
        </div>
        <div className={styles.under}>
          <Answers
            options={age}
            value={card.child}
            onChoose={(value) => onChange({ ...card, child: (value ?? "in-doubt") as EventCard["child"] })}
          />
        </div>
        <div className={styles.line}>
          <button type="button" className={styles.quiet} aria-expanded={more} onClick={() => setMore(!more)}>
            {t(more ? "group.less" : "group.more")}
          </button>
          <button type="button" className={styles.quiet} onClick={() => acts.onInterview(card)}>
            {t(interviewed ? "group.open-interview" : "group.interview")}
          </button>
          {known.length > 0 ? <bdi className={styles.where}>{joined(...known)}</bdi> : null}
        </div>
        {more ? <Further card={card} onChange={onChange} onRemove={acts.onRemove} /> : null}
      </fieldset>
    </li>
  );
});

function Further({ card, onChange, onRemove }: Pick<CardRowProps, "card" | "onChange" | "onRemove">) {
  const { t } = useText("notes");
  const langName = useLangName();
  const sex = useOptions("person.sex-is", sexes);
  const languages = cardLangs
    .map((code) => ({ value: code as string, label: langName(code) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  /** Nothing typed is nothing known. */
  function typed(name: "lang" | "group" | "interpreter" | "note", text: string): void {
    const { [name]: _, ...rest } = card;
    onChange(text === "" ? rest : { ...rest, [name]: text });
  }
  return (
    <>
      <Answers
        options={sex}
        value={card.sex}
        onChoose={(value) => onChange({ ...card, sex: (value ?? "unknown") as EventCard["sex"] })}
      />
      <NativeSelect
        mt="sm"
        size="md"
        label={t("group.lang")}
        data={[{ value: "", label: t("answer.unknown") }, ...languages]}
        value={card.lang ?? ""}
        onChange={(event) => typed("lang", event.currentTarget.value)}
      />
      <TextInput
        mt="sm"
        size="md"
        label={t("group.together")}
        description={t("group.together-hint")}
        maxLength={20}
        value={card.group ?? ""}
        onChange={(event) => typed("group", event.currentTarget.value)}
      />
      <TextInput
        mt="sm"
        size="md"
        label={t("interpreter.code")}
        maxLength={60}
        value={card.interpreter ?? ""}
        onChange={(event) => typed("interpreter", event.currentTarget.value)}
      />
      <Textarea
        mt="sm"
        size="md"
        label={t("group.note")}
        description={t("group.note-hint")}
        autosize
        minRows={2}
        maxLength={500}
        value={card.note ?? ""}
        onChange={(event) => typed("note", event.currentTarget.value)}
      />
      <Button mt="sm" size="compact-md" variant="subtle" onClick={() => onRemove(card.number)}>
        {t("group.remove")}
      </Button>
    </>
  );
}
