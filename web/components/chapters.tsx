import { useState } from "react";
import { inChapters } from "#kernel/words";
import type { printFileQuestion } from "../../kernel/section/print-file.ts";
import { call } from "../api/call.ts";
import { holds, useSession } from "../api/session.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./chapters.module.css";
import { useDoorSections } from "./door-sections.ts";
import { type DossierSection, Section } from "./dossier-section.tsx";
import { ExportButton } from "./export-button.tsx";
import { saveMade } from "./save-made.ts";
import { useSharedSections } from "./shared-sections.tsx";

type ChaptersProps = {
  readonly dossierId: string;
  readonly code: string;
  /** Kind of dossier, by which modules name the page that they add to. */
  readonly of: string;
  readonly sections: readonly DossierSection[];
};

/**
 * A dossier that reads as one page: the page's own sections, those that other modules add and those that every dossier
 * has, in the order of their chapters, with a table of contents before them.
 */
export function Chapters({ dossierId, code, of, sections }: ChaptersProps) {
  const added = useDoorSections(of, { dossierId, code });
  const shared = useSharedSections(dossierId);
  const own = sections.map((section) => ({ ...section, chapter: section.chapter ?? ("summary" as const) }));
  const all = inChapters([...own, ...added, ...shared]);
  return (
    <>
      <Contents sections={all} />
      {all.map((section) => (
        <Section key={section.id} section={section} dossierId={dossierId} code={code} />
      ))}
    </>
  );
}

/** Open where there is room for it; on a phone behind its title. */
function Contents({ sections }: { sections: readonly DossierSection[] }) {
  const { t } = useText("section");
  const [wide] = useState(() => window.matchMedia("(min-width: 48em)").matches);
  return (
    <nav aria-label={t("contents")} className={styles.contents} data-print="no">
      <details open={wide}>
        <summary>{t("contents")}</summary>
        <ul className={styles.list}>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}

/** The dossier as one document with its index and pages. */
export function PrintFile({ dossierId }: { dossierId: string }) {
  const { t } = useText("section");
  if (!holds(useSession(), "section.print")) return null;
  return (
    <ExportButton
      label={t("print-file.label")}
      onExport={async () => {
        const made = await call<ReturnType<typeof printFileQuestion>>("section.print-file", { dossierId });
        await saveMade(made, "pdf");
      }}
    />
  );
}
