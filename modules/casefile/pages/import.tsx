import { ImportPage } from "../../../web/components/import-page.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** Brings cases and people in from a list in the columns of HTCDS. */
export function Page() {
  const { t } = useText("casefile");
  return (
    <>
      <PageTitle title={t("import.title")} about={t("import.about")} />
      <ImportPage importer="htcds" />
    </>
  );
}
