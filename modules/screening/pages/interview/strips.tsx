import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { littleBytes } from "../../../../web/offline/room.ts";
import { useOnline } from "../../../../web/shell/use-online.ts";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";

const dayMs = 86_400_000;

/** What the reader must know while it lasts: no network, no room, a wrong clock, a newer version. */
export function Strips({ newer }: { newer: (() => void) | null }) {
  const { t } = useText("notes");
  const { bytes, number } = useFormat();
  const online = useOnline();
  const { phase, full, room, clockAhead } = useNotes();
  const free = room?.freeBytes ?? null;
  const off = Math.round(Math.abs(clockAhead) / dayMs);
  return (
    <div className={styles.strips} role="status">
      {full ? (
        <Strip action={<Act label={t("room.again")} act={() => notes.saveAgain()} />}>{t("room.none")}</Strip>
      ) : null}
      {online ? null : <Strip>{t("app.offline")}</Strip>}
      {free !== null && free < littleBytes ? <Strip>{t("room.little", { size: bytes(free) })}</Strip> : null}
      {phase === "open" && room?.lasting === false ? <Strip>{t("room.not-lasting")}</Strip> : null}
      {off >= 1 ? <Strip>{t("clock.off", { count: off, formatted: number(off) })}</Strip> : null}
      {newer ? (
        <Strip action={<Act label={t("app.update-do")} act={newer} />}>{t("app.update")}</Strip>
      ) : null}
    </div>
  );
}

function Strip({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.strip}>
      <span>{children}</span>
      {action}
    </div>
  );
}

function Act({ label, act }: { label: string; act: () => void }) {
  return (
    <Button size="compact-md" variant="outline" onClick={act}>
      {label}
    </Button>
  );
}
