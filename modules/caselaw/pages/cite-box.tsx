import { Button, Group, Modal, SegmentedControl, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { textIn } from "#kernel/words";
import { Icon } from "../../../web/components/icon.tsx";
import { saveFile } from "../../../web/components/save-file.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import { bibtexCitation, type Cited, plainCitation, risCitation } from "../cite/cite.ts";
import type { Judgment } from "../words/index.ts";
import { useLabels } from "./labels.ts";

const forms = {
  plain: { make: plainCitation, end: "txt" },
  bibtex: { make: bibtexCitation, end: "bib" },
  ris: { make: risCitation, end: "ris" },
} as const;
type Form = keyof typeof forms;

/** How a judgment is cited: one line, BibTeX or RIS, to copy or to save. */
export function CiteBox({ code, judgment }: { code: string; judgment: Judgment }) {
  const { t, lang } = useText("caselaw");
  const labels = useLabels();
  const toast = useToast();
  const [opened, setOpened] = useState(false);
  const [form, setForm] = useState<Form>("plain");
  const cited: Cited = {
    code,
    title: textIn(judgment.title, lang).text,
    court: textIn(judgment.court, lang).text,
    place: labels.country(judgment.jurisdiction),
    decided: (judgment.decided ?? judgment.verdictOn)?.text ?? null,
    identifiers: judgment.identifiers,
    address: `${location.origin}/app/caselaw/judgment/${code}`,
  };
  const words = forms[form].make(cited);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(words);
    toast(t("cite.copied"));
  }
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpened(true)}>
        {t("cite.cite")}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t("cite.cite")}
        size="lg"
        closeButtonProps={{ "aria-label": t("form.close") }}
      >
        <Stack>
          <SegmentedControl
            aria-label={t("cite.form")}
            value={form}
            onChange={(next) => setForm(next as Form)}
            data={(["plain", "bibtex", "ris"] as const).map((one) => ({
              value: one,
              label: t(`cite.${one}`),
            }))}
          />
          <Textarea aria-label={t("cite.cite")} readOnly autosize minRows={3} dir="auto" value={words} />
          <Group justify="flex-end">
            <Button
              variant="default"
              leftSection={<Icon name="download" size={16} />}
              onClick={() => saveFile(`${code}.${forms[form].end}`, words, "text/plain;charset=utf-8")}
            >
              {t("cite.save")}
            </Button>
            <Button onClick={copy}>{t("cite.copy")}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
