import { memo } from "react";
import styles from "./notes.module.css";

export type Option = { readonly value: string; readonly label: string };

export type ChoiceProps = {
  readonly label: string;
  /** The same in the language of the interview, where that is another. */
  readonly second?: { readonly text: string; readonly lang: string } | null;
  readonly options: readonly Option[];
  readonly value: string | null;
  /** Null when the chosen one is pressed again: then nothing was asked. */
  readonly onChoose: (value: string | null) => void;
};

/** One question with large answers that a thumb reaches; pressing the chosen one again takes it back. */
export const Choice = memo(function Choice({ label, second, options, value, onChoose }: ChoiceProps) {
  return (
    <fieldset className={styles.question}>
      <legend className={styles.ask}>
        {label}
        {second ? (
          <span className={styles.second} lang={second.lang} dir="auto">
            {second.text}
          </span>
        ) : null}
      </legend>
      <Answers options={options} value={value} onChoose={onChoose} />
    </fieldset>
  );
});

export function Answers({ options, value, onChoose }: Pick<ChoiceProps, "options" | "value" | "onChoose">) {
  return (
    <div className={styles.choices}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.choice}
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value === value ? null : option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
