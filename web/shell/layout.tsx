import { useElementSize, useMediaQuery } from "@mantine/hooks";
import { Outlet, useLocation } from "@tanstack/react-router";
import { type CSSProperties, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../api/session.ts";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { Waiting } from "../components/waiting.tsx";
import { doors } from "../doors.ts";
import { useText } from "../i18n/use-text.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { Header } from "./header.tsx";
import styles from "./layout.module.css";
import { navFor } from "./nav.ts";
import { Navigation } from "./navigation.tsx";
import { OverlayPlace } from "./overlay-place.tsx";
import { ownNav } from "./places.ts";
import { PrintFoot } from "./print-foot.tsx";
import { QuickExit } from "./quick-exit.tsx";
import { Strips } from "./strips.tsx";
import { TourPlace } from "./tour-place.tsx";

/** Doors with something in the navigation; texts of the others come with the screens that show them. */
const navDoors = doors.filter((door) => door.nav.length > 0).map((door) => door.name);

/** Header, strips, navigation and the page. */
export function Layout() {
  const { t } = useText();
  // Labels of the navigation come from every module.
  useTranslation(navDoors);
  const session = useSession();
  const phone = useMediaQuery("(max-width: 47.99em)", undefined, { getInitialValueInEffect: false });
  const path = useLocation({ select: (location) => location.pathname });
  const sections = navFor(session, doors, ownNav);
  const { ref: top, height } = useElementSize();
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);

  // A new page is a new place: the reader's focus goes there, as it would in a page that the browser loads.
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <div className={styles.app} style={{ "--top": `${height}px` } as CSSProperties}>
      <a className={styles.skip} href="#main">
        {t("shell.skip")}
      </a>
      <div className={styles.top} ref={top}>
        <Header session={session} phone={phone} />
        <Strips session={session} />
      </div>
      <div className={styles.body}>
        {phone ? null : <Navigation sections={sections} path={path} />}
        <main id="main" className={styles.main} ref={main} tabIndex={-1}>
          <ErrorBoundary key={path}>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      {phone ? <BottomBar session={session} sections={sections} path={path} /> : null}
      <OverlayPlace session={session} sections={sections} path={path} />
      <TourPlace />
      <QuickExit path={path} />
      <PrintFoot name={session.name} />
    </div>
  );
}
