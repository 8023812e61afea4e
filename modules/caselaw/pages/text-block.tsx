import { Group, SegmentedControl, Switch, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import type { TranslatedText } from "#kernel/words";
import { useText } from "../../../web/i18n/use-text.ts";
import styles from "./judgment.module.css";
import { useLabels } from "./labels.ts";

/** A text of a judgment: in the reader's language where there is one, any other by choice, and both side by side. */
export function TextBlock({ title, words }: { title: string; words: TranslatedText }) {
  const { t, lang } = useText("caselaw");
  const labels = useLabels();
  const id = useId();
  const langs = [words.lang, ...Object.keys(words.translations).filter((code) => code !== words.lang)];
  const [chosen, setChosen] = useState(langs.includes(lang) ? lang : words.lang);
  const [beside, setBeside] = useState(false);
  const translated = langs.length > 1;
  const other = chosen === words.lang ? (langs[1] ?? words.lang) : chosen;
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" gap="sm" mb={6}>
        <Title order={2} size="h3" id={id}>
          {title}
        </Title>
        {translated ? (
          <Group gap="sm" data-print="no">
            <SegmentedControl
              size="xs"
              aria-label={t("read.language")}
              value={chosen}
              onChange={setChosen}
              data={langs.map((code) => ({ value: code, label: labels.language(code) }))}
            />
            <Switch
              size="xs"
              label={t("read.beside")}
              checked={beside}
              onChange={(event) => setBeside(event.currentTarget.checked)}
            />
          </Group>
        ) : null}
      </Group>
      {beside && translated ? (
        <div className={styles.beside}>
          <OneText words={words} lang={words.lang} named />
          <OneText words={words} lang={other} named />
        </div>
      ) : (
        <OneText words={words} lang={chosen} named={chosen !== lang} />
      )}
    </section>
  );
}

function OneText({ words, lang, named }: { words: TranslatedText; lang: string; named: boolean }) {
  const { t } = useText("caselaw");
  const labels = useLabels();
  const translation = lang === words.lang ? undefined : words.translations[lang];
  return (
    <div>
      {named || translation !== undefined ? (
        <Text size="sm" c="dimmed">
          {labels.language(lang)}
          {translation === undefined
            ? null
            : ` – ${t(translation.reviewed ? "read.translated-reviewed" : "read.translated", { by: translation.by })}`}
        </Text>
      ) : null}
      <div className={styles.text} lang={lang} dir="auto">
        {translation?.text ?? words.text}
      </div>
    </div>
  );
}

/** A short text in the reader's language where there is one, isolated. */
export function Words({ words }: { words: TranslatedText }) {
  const { lang } = useText("caselaw");
  const translation = lang === words.lang ? undefined : words.translations[lang];
  return <bdi lang={translation === undefined ? words.lang : lang}>{translation?.text ?? words.text}</bdi>;
}
