import { useEffect, useState } from "react";
import { call } from "../../../../web/api/call.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getScreening } from "../../get-screening.ts";
import type { Interview } from "../../screening.ts";
import { ChooseLines } from "./choose-lines.tsx";
import { differencesOf, settledOf } from "./differences.ts";
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

function Lines({ note, theirs }: { note: Note; theirs: Theirs }) {
  const words = useLineWords();
  const differences = differencesOf(note.interview, theirs.interview);
  return (
    <ChooseLines
      differences={differences}
      words={words}
      send={async (chosen) => {
        const interview = settledOf(theirs.interview, differences, chosen);
        await notes.settle(note.id, { interview, version: theirs.version, revision: theirs.revision });
        notes.open(null);
      }}
    />
  );
}
