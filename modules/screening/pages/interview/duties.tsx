import { Notice } from "../../../../web/components/notice.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { useNotes } from "./notes-store.ts";

/** What national law makes the agency report, in its own words: said before rights and before any consent (S1, X3). */
export function Duties() {
  const { t } = useText("notes");
  const { duties } = useNotes();
  if (duties === "") return null;
  return (
    <Notice kind="attention" title={t("rights.topic.duties-to-report")}>
      <span dir="auto">{duties}</span>
    </Notice>
  );
}
