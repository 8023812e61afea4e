import { Group, Title } from "@mantine/core";
import { type ReactNode, Suspense } from "react";
import type { Chapter, Compartment } from "#kernel/words";
import styles from "./dossier-page.module.css";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Waiting } from "./waiting.tsx";
import { WithheldSection } from "./withheld-section.tsx";

export type DossierSection = {
  readonly id: string;
  readonly title: string;
  /** Where it stands on a page that is read in chapters. */
  readonly chapter?: Chapter;
  /** The part that this reader may not open; the section is then shown hatched. */
  readonly withheld?: Compartment | undefined;
  /** Loads alone: a slow or broken section leaves the others as they are. */
  readonly content: ReactNode;
  readonly action?: ReactNode;
};

/** One section of a dossier's page. */
export function Section({
  section,
  dossierId,
  code,
}: {
  section: DossierSection;
  dossierId: string;
  code: string;
}) {
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
