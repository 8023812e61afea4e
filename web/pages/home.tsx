import { Box, Text, Title } from "@mantine/core";
import { type ComponentType, lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { CardModule, HomeItem } from "#kernel/words";
import { useSession } from "../api/session.ts";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { Link } from "../components/link.tsx";
import { Notice } from "../components/notice.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { Waiting } from "../components/waiting.tsx";
import { doors } from "../doors.ts";
import { useText } from "../i18n/use-text.ts";
import { homeFor } from "../shell/nav.ts";
import { ownHome } from "../shell/places.ts";
import styles from "./home.module.css";
import { HomeOffers } from "./home-offers.tsx";

const homeDoors = doors.filter((door) => (door.home ?? []).length > 0).map((door) => door.name);

/** The next steps of the reader's roles, the most pressing first. */
export function Home() {
  const { t } = useText();
  useTranslation(homeDoors);
  const session = useSession();
  const named = (roles: readonly string[]) => roles.map((role) => t(`role.${role}`)).join(", ");
  const items = homeFor(session, doors, ownHome);
  return (
    <>
      <PageTitle
        title={t("home.title")}
        about={
          session.roles.length === 0
            ? session.name
            : t("home.about", { name: session.name, roles: named(session.roles) })
        }
      />
      {session.waiting.length > 0 ? (
        <Box mb="lg">
          <Notice kind="attention">{t("home.roles-wait", { roles: named(session.waiting) })}</Notice>
        </Box>
      ) : null}
      <ErrorBoundary>
        <Suspense>
          <HomeOffers />
        </Suspense>
      </ErrorBoundary>
      <ul className={styles.steps}>
        {items.map((item) => (
          <Step key={`${item.label}${item.to}`} item={item} />
        ))}
      </ul>
    </>
  );
}

const cards = new Map<NonNullable<HomeItem["load"]>, ComponentType>();

/** A module's live card, loaded once. */
function cardOf(load: () => Promise<CardModule>): ComponentType {
  const held = cards.get(load) ?? lazy(async () => ({ default: (await load()).Card }));
  cards.set(load, held);
  return held;
}

function Step({ item }: { item: HomeItem }) {
  const { t } = useText();
  const Card = item.load ? cardOf(item.load) : null;
  return (
    <li className={styles.step}>
      <Title order={2} size="h3">
        <Link to={item.to}>{t(item.label)}</Link>
      </Title>
      <Text c="dimmed">{t(item.about)}</Text>
      {Card ? (
        <div className={styles.card}>
          <ErrorBoundary>
            <Suspense fallback={<Waiting lines={2} />}>
              <Card />
            </Suspense>
          </ErrorBoundary>
        </div>
      ) : null}
    </li>
  );
}
