import { useTranslation } from "react-i18next";
import { Attachments } from "./attachments.tsx";
import { Deadlines } from "./deadlines.tsx";
import { Section } from "./dossier-section.tsx";
import { LinkedRecords } from "./linked-records.tsx";
import { Notes } from "./notes.tsx";
import { Tasks } from "./tasks.tsx";

/** The sections that every dossier can have: what is to do and due, what was noted, attached and linked. */
export function SharedSections({ dossierId, code }: { dossierId: string; code: string }) {
  const { t } = useTranslation(["task", "deadline", "note", "attachment", "link"]);
  const sections = [
    { id: "tasks", title: t("task:section"), content: <Tasks dossierId={dossierId} /> },
    { id: "deadlines", title: t("deadline:section"), content: <Deadlines dossierId={dossierId} /> },
    { id: "notes", title: t("note:section"), content: <Notes dossierId={dossierId} /> },
    { id: "attachments", title: t("attachment:section"), content: <Attachments dossierId={dossierId} /> },
    { id: "links", title: t("link:section"), content: <LinkedRecords dossierId={dossierId} /> },
  ];
  return sections.map((section) => (
    <Section key={section.id} section={section} dossierId={dossierId} code={code} />
  ));
}
