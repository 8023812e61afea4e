import { Button, CopyButton, Group, Text, Title } from "@mantine/core";
import { useQuestion } from "../../../web/api/use-question.ts";
import { saveFile } from "../../../web/components/save-file.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { citePublication } from "../publications/cite-publication.ts";

/** How the entry is cited: to copy, or as a file for a reference manager. */
export function Citations({ code }: { code: string }) {
  const { t } = useText("library");
  const asked = useQuestion<typeof citePublication>("library.cite-publication", { code });
  if (!asked.data) return null;
  const { plain, bibtex, ris } = asked.data;
  return (
    <section>
      <Title order={2} size="h3">
        {t("cite.title")}
      </Title>
      <Text dir="auto" maw="70ch" my="xs" style={{ overflowWrap: "anywhere" }}>
        {plain}
      </Text>
      <Group gap="xs" data-print="no">
        <CopyButton value={plain}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? "cite.copied" : "cite.copy")}
            </Button>
          )}
        </CopyButton>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => saveFile(`${code}.bib`, bibtex, "application/x-bibtex")}
        >
          {t("file.bibtex")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => saveFile(`${code}.ris`, ris, "application/x-research-info-systems")}
        >
          {t("file.ris")}
        </Button>
      </Group>
    </section>
  );
}
