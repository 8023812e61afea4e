import { Button, Drawer, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { listHistory } from "../../kernel/history/door.ts";
import { useQuestion } from "../api/use-question.ts";
import { useText } from "../i18n/use-text.ts";
import { HistoryLines } from "./history-lines.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import { Waiting } from "./waiting.tsx";

/** The last changes of a dossier, and all of them in a drawer. */
export function DossierHistory({ dossierId }: { dossierId: string }) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const history = useQuestion<typeof listHistory>("history.list-history", { dossierId });
  const items = history.data?.items ?? [];
  return (
    <section aria-labelledby="dossier-history">
      <Title order={2} size="h3" id="dossier-history" mb="xs">
        {t("history.title")}
      </Title>
      {history.error ? <ProblemPanel problem={history.error} /> : null}
      {history.isPending ? <Waiting lines={3} /> : null}
      {history.isSuccess && items.length === 0 ? <Text c="dimmed">{t("history.none")}</Text> : null}
      <HistoryLines items={items.slice(0, 5)} />
      {items.length > 0 ? (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setOpened(true)}>
          {t("history.all")}
        </Button>
      ) : null}
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        title={t("history.title")}
        closeButtonProps={{ "aria-label": t("form.close") }}
      >
        <HistoryLines items={items} detailed />
      </Drawer>
    </section>
  );
}
