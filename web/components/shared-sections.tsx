import { useTranslation } from "react-i18next";
import { Attachments } from "./attachments.tsx";
import { Deadlines } from "./deadlines.tsx";
import type { ChapterSection } from "./door-sections.ts";
import { Section } from "./dossier-section.tsx";
import { LinkedRecords } from "./linked-records.tsx";
import { Notes } from "./notes.tsx";
import { Tasks } from "./tasks.tsx";

/** The sections that every dossier can have: what is to do and due, what was noted, attached and linked. */
export function useSharedSections(dossierId: string): ChapterSection[] {
  const { t } = useTranslation(["task", "deadline", "note", "attachment", "link"]);
  return [
    { id: "tasks", chapter: "tasks", title: t("task:section"), content: <Tasks dossierId={dossierId} /> },
    {
      id: "deadlines",
      chapter: "tasks",
      title: t("deadline:section"),
      content: <Deadlines dossierId={dossierId} />,
    },
    { id: "notes", chapter: "history", title: t("note:section"), content: <Notes dossierId={dossierId} /> },
    {
      id: "attachments",
      chapter: "history",
      title: t("attachment:section"),
      content: <Attachments dossierId={dossierId} />,
    },
    {
      id: "links",
      chapter: "history",
      title: t("link:section"),
      content: <LinkedRecords dossierId={dossierId} />,
    },
  ];
}

/** The same on a page without chapters. */
export function SharedSections({ dossierId, code }: { dossierId: string; code: string }) {
  return useSharedSections(dossierId).map((section) => (
    <Section key={section.id} section={section} dossierId={dossierId} code={code} />
  ));
}
