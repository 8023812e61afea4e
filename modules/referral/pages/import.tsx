import { Stack } from "@mantine/core";
import { ImportPage } from "../../../web/components/import-page.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** Brings services in from a table. */
export function Page() {
  const { t } = useText("referral");
  return (
    <Stack gap="lg">
      <PageTitle title={t("import.title")} about={t("import.page-about")} />
      <ImportPage importer="services" />
    </Stack>
  );
}
