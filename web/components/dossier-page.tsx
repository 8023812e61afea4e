import { Badge, Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, Suspense } from "react";
import type { Compartment } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import { DossierAccess } from "./dossier-access.tsx";
import { DossierHistory } from "./dossier-history.tsx";
import styles from "./dossier-page.module.css";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Icon } from "./icon.tsx";
import { PageTitle } from "./page-title.tsx";
import { Waiting } from "./waiting.tsx";
import { WithheldSection } from "./withheld-section.tsx";

export type DossierSection = {
  readonly id: string;
  readonly title: string;
  /** The part that this reader may not open; the section is then shown hatched. */
  readonly withheld?: Compartment | undefined;
  /** Loads alone: a slow or broken section leaves the others as they are. */
  readonly content: ReactNode;
  readonly action?: ReactNode;
};

export type DossierPageProps = {
  readonly dossierId: string;
  readonly code: string;
  /** What it is, in words: "Case", "Person". */
  readonly kind: string;
  readonly about?: ReactNode;
  readonly state?: ReactNode;
  readonly deadline?: ReactNode;
  readonly sealed?: boolean;
  /** Sections in the order in which work happens. */
  readonly sections: readonly DossierSection[];
  /** What may be done now: buttons from the server's `may`. */
  readonly next?: ReactNode;
};

/** One dossier as one page: head, sections, and beside them what may be done, who has access, what happened last. */
export function DossierPage(props: DossierPageProps) {
  const { dossierId, code, kind, about, state, deadline, sealed, sections, next } = props;
  const { t } = useText();
  return (
    <article>
      <PageTitle title={`${kind} ${code}`} code={code} about={about} />
      <Group gap="sm" mb="lg">
        {state ? (
          <Badge variant="light" size="lg" className={styles.badge ?? ""}>
            {state}
          </Badge>
        ) : null}
        {sealed ? (
          <Badge
            variant="outline"
            size="lg"
            leftSection={<Icon name="lock" size={12} />}
            className={styles.badge ?? ""}
          >
            {t("dossier.sealed")}
          </Badge>
        ) : null}
        {deadline ? <Text component="span">{deadline}</Text> : null}
      </Group>
      <div className={styles.columns}>
        <div className={styles.sections}>
          {sections.map((section) => (
            <Section key={section.id} section={section} dossierId={dossierId} code={code} />
          ))}
        </div>
        {next ? (
          <section aria-labelledby="dossier-next" className={styles.next}>
            <Title order={2} size="h3" id="dossier-next" mb="xs">
              {t("dossier.next")}
            </Title>
            <Stack gap="xs" align="stretch">
              {next}
            </Stack>
          </section>
        ) : null}
        <aside className={styles.beside} aria-label={t("dossier.beside")}>
          <ErrorBoundary>
            <DossierAccess dossierId={dossierId} />
          </ErrorBoundary>
          <ErrorBoundary>
            <DossierHistory dossierId={dossierId} />
          </ErrorBoundary>
        </aside>
      </div>
    </article>
  );
}

function Section({ section, dossierId, code }: { section: DossierSection; dossierId: string; code: string }) {
  const { id, title, withheld, content, action } = section;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={styles.section}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id={`${id}-title`}>
          {title}
        </Title>
        {withheld ? null : action}
      </Group>
      {withheld ? (
        <WithheldSection dossierId={dossierId} code={code} compartment={withheld} />
      ) : (
        <ErrorBoundary>
          <Suspense fallback={<Waiting />}>{content}</Suspense>
        </ErrorBoundary>
      )}
    </section>
  );
}
