import { call } from "../../../../web/api/call.ts";
import { ExportButton } from "../../../../web/components/export-button.tsx";
import { saveMade } from "../../../../web/components/save-made.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { exportPromises } from "../../records/export-promises.ts";

/** Benefits and promises to witnesses as a schedule for disclosure (C7). */
export function PromisesPrint({ caseId }: { caseId: string }) {
  const { t } = useText("casefile");
  return (
    <ExportButton
      label={t("promises.print")}
      onExport={async () =>
        saveMade(await call<typeof exportPromises>("casefile.export-promises", { caseId }), "pdf")
      }
    />
  );
}
