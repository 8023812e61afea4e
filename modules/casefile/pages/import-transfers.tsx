import { ImportPage } from "../../../web/components/import-page.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** Brings the transfers of a bank's list into one case. */
export function Page() {
  const { t } = useText("casefile");
  return (
    <>
      <PageTitle title={t("transfer.import-title")} about={t("transfer.import-about")} />
      <ImportPage importer="transfers" />
    </>
  );
}
