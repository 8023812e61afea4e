import { useState } from "react";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type Question, type Reply, toldIn } from "../../screening.ts";
import { Answers } from "./choice.tsx";
import styles from "./notes.module.css";
import { ValueField } from "./value-field.tsx";

type Props = {
  readonly question: Question;
  readonly lang: string;
  readonly reply: Reply | undefined;
  readonly onReply: (reply: Reply | undefined) => void;
};

/** The answer in one voice: by its kind, or unknown or refused, with a note. Nothing chosen is "not asked". */
export function ReplyField({ question, lang, reply, onReply }: Props) {
  const { t } = useText("notes");
  const [writes, setWrites] = useState(false);
  const at = () => new Date().toISOString();
  const keepNote = (next: Reply): Reply => (reply?.note ? { ...next, note: reply.note } : next);
  const state = (value: string | null) =>
    onReply(value === null ? undefined : keepNote({ state: value as Reply["state"], at: at() }));
  const several = question.kind === "choices";
  const chosen = Array.isArray(reply?.value)
    ? reply.value
    : reply?.value === undefined
      ? []
      : [String(reply.value)];
  const plain = [...(question.kind === "yes-no" ? ["yes", "no"] : []), "unknown", "refused"].map((value) => ({
    value,
    label: t(`answer.${value}`),
  }));
  return (
    <>
      {question.options && (question.kind === "choice" || several) ? (
        <div className={styles.choices}>
          {question.options.map((option) => {
            const on = reply?.state === "value" && chosen.includes(option.id);
            const next = several
              ? on
                ? chosen.filter((one) => one !== option.id)
                : [...chosen, option.id]
              : on
                ? []
                : [option.id];
            const value = several ? next : next[0];
            return (
              <button
                key={option.id}
                type="button"
                className={styles.choice}
                aria-pressed={on}
                onClick={() =>
                  onReply(
                    next.length === 0 || value === undefined
                      ? undefined
                      : keepNote({ state: "value", value, at: at() }),
                  )
                }
              >
                {toldIn(option.label, lang).text}
              </button>
            );
          })}
        </div>
      ) : null}
      {["text", "note", "number", "date"].includes(question.kind) ? (
        <ValueField
          kind={question.kind}
          label={t("answer.value")}
          value={reply?.state === "value" ? reply.value : undefined}
          onValue={(value) =>
            onReply(value === undefined ? undefined : keepNote({ state: "value", value, at: at() }))
          }
        />
      ) : null}
      <Answers options={plain} value={reply?.state ?? null} onChoose={state} />
      {writes || reply?.note ? (
        <ValueField
          kind="note"
          label={t("answer.add-note")}
          value={reply?.note}
          onValue={(note) => {
            const { note: _, ...rest } = reply ?? { state: "not-asked" as const };
            onReply(typeof note === "string" ? { ...rest, note } : rest);
          }}
        />
      ) : (
        <button type="button" className={styles.quiet} onClick={() => setWrites(true)}>
          {t("answer.add-note")}
        </button>
      )}
    </>
  );
}
