import { Button, Stack } from "@mantine/core";
import { useEffect, useState } from "react";
import { call } from "../../../../web/api/call.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getScreening } from "../../get-screening.ts";
import type { Interview } from "../../screening.ts";
import { type Difference, differencesOf, settledOf } from "./differences.ts";
import type { Note } from "./note.ts";
import styles from "./notes.module.css";
import { notes } from "./notes-store.ts";
import { useLineWords } from "./use-line-words.ts";

type Theirs = { readonly version: number; readonly revision: number; readonly interview: Interview };

/** Both versions side by side. Nothing was overwritten, and nothing is sent before each line was chosen. */
export function Compare({ note }: { note: Note }) {
  const { t } = useText("notes");
  const [theirs, setTheirs] = useState<Theirs | "asking" | "signed-out">("asking");
  useEffect(() => {
    call<typeof getScreening>("screening.get-screening", { screeningId: note.id }).then(
      ({ version, revision, interview }) => setTheirs({ version, revision, interview }),
      () => setTheirs("signed-out"),
    );
  }, [note.id]);
  return (
    <main className={styles.main}>
      <h2>{t("compare.title")}</h2>
      <p>{t("compare.about")}</p>
      {theirs === "asking" ? <Waiting /> : null}
      {theirs === "signed-out" ? <Notice kind="attention">{t("compare.signed-out")}</Notice> : null}
      {typeof theirs === "object" ? <Lines note={note} theirs={theirs} /> : null}
    </main>
  );
}

type Side = "mine" | "theirs";

function Lines({ note, theirs }: { note: Note; theirs: Theirs }) {
  const { t } = useText("notes");
  const differences = differencesOf(note.interview, theirs.interview);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const keyOf = ({ path }: Difference) => path.join(" ");
  const all = differences.every((one) => chosen[keyOf(one)] !== undefined);
  async function send(): Promise<void> {
    const interview = settledOf(theirs.interview, differences, (one) => chosen[keyOf(one)] ?? "theirs");
    await notes.settle(note.id, { interview, version: theirs.version, revision: theirs.revision });
    notes.open(null);
  }
  return (
    <Stack gap="md">
      {differences.map((one) => (
        <Line
          key={keyOf(one)}
          difference={one}
          chosen={chosen[keyOf(one)] ?? null}
          choose={(side) => setChosen((before) => ({ ...before, [keyOf(one)]: side }))}
        />
      ))}
      {all ? null : <p>{t("compare.choose-all")}</p>}
      <Button size="lg" disabled={!all} onClick={() => void send()}>
        {t("compare.send")}
      </Button>
    </Stack>
  );
}

type LineProps = {
  readonly difference: Difference;
  readonly chosen: Side | null;
  readonly choose: (side: Side) => void;
};

function Line({ difference, chosen, choose }: LineProps) {
  const { t } = useText("notes");
  const words = useLineWords();
  return (
    <fieldset className={styles.question}>
      <legend className={styles.ask}>{words.title(difference.path)}</legend>
      <div className={styles.pair}>
        {(["mine", "theirs"] as const).map((side) => (
          <button
            key={side}
            type="button"
            className={styles.choice}
            aria-pressed={chosen === side}
            onClick={() => choose(side)}
          >
            <span className={styles.side}>{t(`compare.${side}`)}</span>
            <bdi>{words.value(difference[side])}</bdi>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
