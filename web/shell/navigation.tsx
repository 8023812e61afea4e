import { Link as RouterLink } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Icon } from "../components/icon.tsx";
import { useText } from "../i18n/use-text.ts";
import styles from "./layout.module.css";
import { currentItem, type NavSection } from "./nav.ts";

export type NavigationProps = { readonly sections: readonly NavSection[]; readonly path: string };

/** What the reader's roles use, grouped in the order of the chain. */
export function Navigation({ sections, path }: NavigationProps) {
  const { t } = useText();
  const place = useRef<HTMLElement>(null);

  const items = sections.flatMap((section) => section.items);
  const current = currentItem(items, path);

  // The list may be longer than the window: where the reader is stays in sight, without moving the page.
  useEffect(() => {
    const list = place.current;
    const link = [...(list?.querySelectorAll("a") ?? [])].find((one) => one.getAttribute("href") === current);
    if (!list || !link) return;
    const seen = list.getBoundingClientRect();
    const at = link.getBoundingClientRect();
    if (at.top >= seen.top && at.bottom <= seen.bottom) return;
    list.scrollTop += at.top - seen.top - list.clientHeight / 2;
  }, [current]);

  return (
    <nav
      data-tour="places"
      className={styles.navigation}
      aria-label={t("shell.navigation")}
      data-print="no"
      ref={place}
    >
      <NavigationList sections={sections} path={path} />
    </nav>
  );
}

export function NavigationList({ sections, path, onGo }: NavigationProps & { onGo?: () => void }) {
  const { t } = useText();
  const current = currentItem(
    sections.flatMap((section) => section.items),
    path,
  );
  return (
    <>
      <RouterLink to="/app" className={styles.item} data-current={path === "/app"} onClick={onGo}>
        <Icon name="home" />
        {t("nav.home")}
      </RouterLink>
      {sections.map(({ group, items }) => (
        <div key={group}>
          <h2>{t(`nav.group.${group}`)}</h2>
          <ul>
            {items.map((item) => (
              <li key={item.to}>
                <RouterLink
                  to={item.to}
                  className={styles.item}
                  data-current={item.to === current}
                  aria-current={item.to === current ? "page" : undefined}
                  onClick={onGo}
                >
                  {t(item.label)}
                </RouterLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
