import type { Session } from "../api/session.ts";
import { Icon } from "../components/icon.tsx";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./layout.module.css";
import { useOnline } from "./use-online.ts";

/** States that must not be forgotten while they last: demonstration, opened in danger, offline. */
export function Strips({ session }: { session: Session }) {
  const { t } = useText();
  const { dateTime } = useFormat();
  const online = useOnline();
  const open = session.breakGlass.filter((one) => new Date(one.until) > new Date());
  return (
    <>
      {session.demonstration ? <DemonstrationStrip /> : null}
      {open.map((one) => (
        <div key={one.dossierCode} className={styles.strip} data-kind="danger" role="status">
          <Icon name="key" />
          {t("strip.break-glass", { code: one.dossierCode, until: dateTime(one.until) })}
        </div>
      ))}
      {online ? null : (
        <div className={styles.strip} data-kind="attention" role="status">
          <Icon name="offline" />
          {t("strip.offline")}
        </div>
      )}
    </>
  );
}

export function DemonstrationStrip() {
  const { t } = useText();
  return (
    <section className={styles.strip} data-kind="attention" aria-label={t("strip.demonstration")}>
      <strong>{t("strip.demonstration")}</strong>
      <span>{t("strip.demonstration-why")}</span>
    </section>
  );
}
