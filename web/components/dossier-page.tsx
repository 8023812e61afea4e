import { Badge, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text.ts";
import { Chapters, PrintFile } from "./chapters.tsx";
import { DossierAccess } from "./dossier-access.tsx";
import { DossierHistory } from "./dossier-history.tsx";
import styles from "./dossier-page.module.css";
import { type DossierSection, Section } from "./dossier-section.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Icon } from "./icon.tsx";
import { PageTitle } from "./page-title.tsx";
import { SharedSections } from "./shared-sections.tsx";

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
  /** With tasks, deadlines, notes, attachments and links, which every dossier can have. */
  readonly shared?: boolean;
  /** The kind's name, when the page reads in chapters: with sections of other modules, the shared ones and contents. */
  readonly chapters?: string;
  /** With the button that prints the whole file. */
  readonly printable?: boolean;
};

/** One dossier as one page: head, sections, and beside them what may be done, who has access, what happened last. */
export function DossierPage(props: DossierPageProps) {
  const { dossierId, code, kind, about, state, deadline, sealed, sections, next, shared } = props;
  const { chapters, printable } = props;
  const { t } = useText();
  return (
    <article>
      <PageTitle
        title={`${kind} ${code}`}
        code={code}
        about={about}
        more={printable ? <PrintFile dossierId={dossierId} /> : null}
      />
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
          {chapters === undefined ? (
            sections.map((section) => (
              <Section key={section.id} section={section} dossierId={dossierId} code={code} />
            ))
          ) : (
            <Chapters dossierId={dossierId} code={code} of={chapters} sections={sections} />
          )}
          {shared ? <SharedSections dossierId={dossierId} code={code} /> : null}
        </div>
        {next ? (
          <section aria-labelledby="dossier-next" className={styles.next} data-print="no">
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
