import { memo, useState } from "react";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type Answered, type Question, type Reply, toldIn } from "../../screening.ts";
import styles from "./notes.module.css";
import { ReplyField } from "./reply-field.tsx";

type Props = {
  readonly question: Question;
  readonly answered: Answered | undefined;
  readonly lang: string;
  /** The language of the interview, where it is another than the reader's. */
  readonly second: string | null;
  readonly onAnswer: (question: string, answered: Answered) => void;
};

/** One question: what the person said, and apart from it what was seen. Drawn anew only when its own answer changes. */
export const QuestionField = memo(function QuestionField({
  question,
  answered,
  lang,
  second,
  onAnswer,
}: Props) {
  const { t } = useText("notes");
  const [more, setMore] = useState<"seen" | "help" | null>(null);
  const inSecond = second === null ? null : toldIn(question.text, second);
  const help = question.help ? toldIn(question.help, lang).text : null;
  const set = (voice: "said" | "observed") => (reply: Reply | undefined) => {
    const { [voice]: _, ...rest } = answered ?? {};
    onAnswer(question.id, reply === undefined ? rest : { ...rest, [voice]: reply });
  };
  return (
    <fieldset className={styles.question}>
      <legend className={styles.ask}>
        {toldIn(question.text, lang).text}
        {inSecond ? (
          <span className={styles.second} lang={inSecond.lang} dir="auto">
            {inSecond.text}
          </span>
        ) : null}
      </legend>
      {more === "help" && help ? <div className={styles.help}>{help}</div> : null}
      <ReplyField question={question} lang={lang} reply={answered?.said} onReply={set("said")} />
      {answered?.observed || more === "seen" ? (
        <>
          <div className={styles.voice}>{t("answer.observed")}</div>
          <ReplyField question={question} lang={lang} reply={answered?.observed} onReply={set("observed")} />
        </>
      ) : (
        <button type="button" className={styles.quiet} onClick={() => setMore("seen")}>
          {t("answer.add-observed")}
        </button>
      )}
      {help && more !== "help" ? (
        <button type="button" className={styles.quiet} onClick={() => setMore("help")}>
          {t("answer.help")}
        </button>
      ) : null}
    </fieldset>
  );
});
