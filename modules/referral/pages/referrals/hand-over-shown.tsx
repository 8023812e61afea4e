import { Text } from "@mantine/core";
import { Facts } from "../../../../web/components/facts.tsx";
import { nameIn } from "../../../../web/i18n/name-in.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { HandOverContent } from "../../handover/words.ts";
import { languageNames } from "./names.ts";

/** What was sealed: shown once, in the reader's language, the words as they were written. */
export function HandOverShown({ content }: { content: HandOverContent }) {
  const { t, lang } = useText("referral");
  const { dateTime, list } = useFormat();
  const line = (label: string, value: string | null) =>
    value ? [{ label: t(`ask.${label}`), value: <bdi>{value}</bdi> }] : [];
  return (
    <section aria-label={t("referral-page.facts")}>
      <Facts
        items={[
          ...line("code", content.code),
          ...line("sender", nameIn(content.sender, lang)),
          ...line("kind", t(`kind.${content.kind}`)),
          ...line("urgency", t(`urgency.${content.urgency}`)),
          ...line("answer-by", content.answerBy ? dateTime(content.answerBy) : null),
          ...line("name", list(content.names)),
          ...line("reach", list(content.contacts)),
          ...line("sex", content.sex ? t(`person-sex.${content.sex}`) : null),
          ...line("age", content.ageBand),
          ...line("languages", list(languageNames(content.languages, lang))),
        ]}
      />
      {content.sections.map(({ topic, words }) => (
        <section key={topic} aria-label={t(`section.${topic}`)}>
          <Text fw={600} mt="sm">
            {t(`section.${topic}`)}
          </Text>
          <Text dir="auto" style={{ whiteSpace: "pre-wrap" }}>
            {words}
          </Text>
        </section>
      ))}
    </section>
  );
}
