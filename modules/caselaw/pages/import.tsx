import { Stack } from "@mantine/core";
import { ImportPage } from "../../../web/components/import-page.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** Brings judgments in. */
export function Page() {
  const { t } = useText("caselaw");
  return (
    <Stack gap="lg">
      <PageTitle title={t("nav.import")} about={t("imports.about")} />
      <ImportPage />
    </Stack>
  );
}
