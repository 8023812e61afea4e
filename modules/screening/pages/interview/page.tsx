import { useCallback, useEffect } from "react";
import { Notice } from "../../../../web/components/notice.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { useCover, useIdleLock, useQuickExit } from "../../../../web/offline/use-guard.ts";
import { useManifest, useWorker } from "../../../../web/offline/use-worker.ts";
import { leaveNow } from "../../../../web/shell/leave-now.ts";
import { GroupPage } from "./group-page.tsx";
import { Interview } from "./interview.tsx";
import { NoteList } from "./note-list.tsx";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";
import { ServicesPage } from "./services-page.tsx";
import { SetUp } from "./set-up.tsx";
import { Strips } from "./strips.tsx";
import { TopBar } from "./top-bar.tsx";
import { Unlock } from "./unlock.tsx";

const idleMs = 5 * 60_000;
const lookMs = 30_000;

function lock(): void {
  void notes.lock();
}

/**
 * Interviews on a device without network. The address never changes while the page is open, so that the history holds
 * one entry with a neutral name.
 */
export function Page() {
  const { t } = useText("notes");
  const { phase, current, looksUp, notes: interviews, groups } = useNotes();
  const newer = useWorker();
  const leave = useCallback(() => {
    lock();
    leaveNow();
  }, []);
  useManifest(t("app.title"));
  useQuickExit(leave);
  useCover();
  useIdleLock(phase === "open", lock, idleMs);
  useEffect(() => {
    void notes.start();
    const send = () => void notes.send();
    const back = () => void notes.send(true);
    window.addEventListener("online", back);
    const timer = setInterval(send, lookMs);
    return () => {
      window.removeEventListener("online", back);
      clearInterval(timer);
      // Another page of the app: nothing stays open behind it.
      if (notes.read().phase === "open") lock();
    };
  }, []);
  const note = interviews.find((one) => one.id === current);
  const group = groups.find((one) => one.id === current);

  return (
    <div className={styles.app}>
      <TopBar onLeave={leave} inside={note !== undefined || group !== undefined || looksUp} />
      <Strips newer={newer} />
      {phase === "no-store" || phase === "elsewhere" ? (
        <main className={styles.main}>
          <Notice kind="attention">{t(`app.${phase}`)}</Notice>
        </main>
      ) : null}
      {phase === "setup" ? <SetUp /> : null}
      {phase === "locked" ? <Unlock /> : null}
      {phase === "open" && looksUp ? <ServicesPage note={note} /> : null}
      {phase === "open" ? (
        // What is open stays as it is behind the page of services.
        <div className={styles.behind} hidden={looksUp}>
          {!note && !group ? <NoteList /> : null}
          {note ? <Interview key={note.id} note={note} /> : null}
          {group ? <GroupPage key={group.id} group={group} /> : null}
        </div>
      ) : null}
    </div>
  );
}
