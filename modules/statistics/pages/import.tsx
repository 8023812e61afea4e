import { Stack } from "@mantine/core";
import { ImportPage } from "../../../web/components/import-page.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** Brings published data in. */
export function Page() {
  const { t } = useText("statistics");
  return (
    <Stack gap="lg">
      <PageTitle title={t("page.import")} about={t("page.import-about")} />
      <ImportPage />
    </Stack>
  );
}
