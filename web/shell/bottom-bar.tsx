import { Link as RouterLink } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { Session } from "../api/session.ts";
import { Icon, type IconName } from "../components/icon.tsx";
import { doors } from "../doors.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./layout.module.css";
import { currentItem, homeFor, type NavSection, pressingFirst } from "./nav.ts";
import { ownHome } from "./places.ts";

const icons: Readonly<Record<string, IconName>> = { measure: "chart", run: "list", know: "file" };

const MoreDrawer = lazy(async () => {
  const { MoreDrawer: drawer } = await import("./more-drawer.tsx");
  return { default: drawer };
});

type BottomBarProps = {
  readonly session: Session;
  readonly sections: readonly NavSection[];
  readonly path: string;
};

/** On a phone: home, the three most pressing places of the reader's roles, and the rest behind "more". */
export function BottomBar({ session, sections, path }: BottomBarProps) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const items = pressingFirst(sections, homeFor(session, doors, ownHome));
  const current = currentItem(items, path);
  return (
    <nav data-tour="places" className={styles.bottom} aria-label={t("shell.navigation")} data-print="no">
      <RouterLink to="/app" className={styles.tab} data-current={path === "/app"}>
        <Icon name="home" size={20} />
        {t("nav.home")}
      </RouterLink>
      {items.slice(0, 3).map((item) => (
        <RouterLink
          key={item.to}
          to={item.to}
          className={styles.tab}
          data-current={item.to === current}
          aria-current={item.to === current ? "page" : undefined}
        >
          <Icon name={icons[item.group] ?? "file"} size={20} />
          {t(item.label)}
        </RouterLink>
      ))}
      <button type="button" className={styles.tab} aria-haspopup="dialog" onClick={() => setOpened(true)}>
        <Icon name="more" size={20} />
        {t("nav.more")}
      </button>
      {opened ? (
        <Suspense>
          <MoreDrawer sections={sections} path={path} onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </nav>
  );
}
