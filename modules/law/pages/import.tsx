import { Stack, Text } from "@mantine/core";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { ImportPage } from "../../../web/components/import-page.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { csvText, saveFile } from "../../../web/components/save-file.ts";
import { useText } from "../../../web/i18n/use-text.ts";

/** The template's heading, and one line of it as an example. */
const heading = ["treaty", "participant", "signed", "bound", "ended", "declaration"];
const example = ["TIP", "Examplia", "12 Dec 2000", "3 Feb 2010 a", "", ""];

/** Brings newer status of treaties in. */
export function Page() {
  const { t } = useText("law");
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("import.title")}
        about={t("import.page-about")}
        more={
          <ExportButton
            label={t("import.template")}
            onExport={() => saveFile("treaty-status-template.csv", csvText(heading, [example]))}
          />
        }
      />
      <ImportPage importer="treaty-status" />
      <Text c="dimmed" size="sm" maw="75ch">
        {t("import.layout")}
      </Text>
      <Link to="/app/law/treaties">{t("import.back")}</Link>
    </Stack>
  );
}
