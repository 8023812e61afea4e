import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Difference } from "./differences.ts";
import styles from "./notes.module.css";

export type Side = "mine" | "theirs";
type LineWords = {
  readonly title: (path: readonly string[]) => string;
  readonly value: (found: unknown) => string;
};

export type ChooseLinesProps = {
  readonly differences: readonly Difference[];
  readonly words: LineWords;
  readonly send: (chosen: (difference: Difference) => Side) => Promise<void>;
};

const keyOf = ({ path }: Difference) => path.join(" ");

/** Lines on which two versions differ, side by side; sent once each was chosen. */
export function ChooseLines({ differences, words, send }: ChooseLinesProps) {
  const { t } = useText("notes");
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const all = differences.every((one) => chosen[keyOf(one)] !== undefined);
  return (
    <Stack gap="md">
      {differences.map((one) => (
        <fieldset key={keyOf(one)} className={styles.question}>
          <legend className={styles.ask}>{words.title(one.path)}</legend>
          <div className={styles.pair}>
            {(["mine", "theirs"] as const).map((side) => (
              <button
                key={side}
                type="button"
                className={styles.choice}
                aria-pressed={chosen[keyOf(one)] === side}
                onClick={() => setChosen((before) => ({ ...before, [keyOf(one)]: side }))}
              >
                <span className={styles.side}>{t(`compare.${side}`)}</span>
                <bdi>{words.value(one[side])}</bdi>
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      {all ? null : <p>{t("compare.choose-all")}</p>}
      <Button size="lg" disabled={!all} onClick={() => void send((one) => chosen[keyOf(one)] ?? "theirs")}>
        {t("compare.send")}
      </Button>
    </Stack>
  );
}
