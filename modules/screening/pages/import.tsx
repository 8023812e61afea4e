import { ImportPage } from "../../../web/components/import-page.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** Brings in an XLSForm as a draft. */
export function Page() {
  const { t } = useText("screening");
  return (
    <>
      <PageTitle title={t("instruments.import")} about={t("xlsform.about")} />
      <ImportPage importer="xlsform" />
    </>
  );
}
