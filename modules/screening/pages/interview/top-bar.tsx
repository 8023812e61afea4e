import { ActionIcon, Menu } from "@mantine/core";
import { isLang, langs } from "#kernel/words";
import { Icon } from "../../../../web/components/icon.tsx";
import { langNames } from "../../../../web/i18n/lang-names.ts";
import { changeLang } from "../../../../web/i18n/setup.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";

/** A neutral title, the way out at once, language and lock. */
export function TopBar({ onLeave, inside }: { onLeave: () => void; inside: boolean }) {
  const { t, lang } = useText("notes");
  const { phase, kept, looksUp } = useNotes();
  return (
    <header className={styles.top}>
      {inside ? (
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={t("app.back")}
          onClick={() => (looksUp ? notes.lookUp(false) : notes.open(null))}
        >
          <Icon name="back" />
        </ActionIcon>
      ) : null}
      <h1 className={styles.title}>{t("app.title")}</h1>
      {inside && !looksUp ? (
        <span className={styles.kept} data-kept={kept} role="status">
          {t(kept ? "step.kept" : "step.keeping")}
        </span>
      ) : null}
      {inside ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" size={44} aria-label={t("app.language")}>
              <Icon name="globe" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.RadioGroup
              value={lang}
              onChange={(next) => (isLang(next) ? void changeLang(next) : undefined)}
            >
              {langs.map((one) => (
                <Menu.RadioItem key={one} value={one} lang={one} closeMenuOnClick>
                  {langNames[one]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Dropdown>
        </Menu>
      )}
      {phase === "open" ? (
        <ActionIcon variant="subtle" size={44} aria-label={t("app.lock")} onClick={() => void notes.lock()}>
          <Icon name="lock" />
        </ActionIcon>
      ) : null}
      <ActionIcon variant="outline" size={44} aria-label={t("app.leave")} onClick={onLeave}>
        <Icon name="close" />
      </ActionIcon>
    </header>
  );
}
