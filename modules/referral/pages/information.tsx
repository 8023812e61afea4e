import { Select, Stack, Title } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showInformation } from "../information/show-information.ts";
import { InformationMatrix } from "./information-matrix.tsx";
import { InformationText, useInformationFields } from "./information-text.tsx";
import { countryName, languageName } from "./names.ts";

export type Information = OutputOf<typeof showInformation>;

/** What people are told of their rights: which languages have it, which lack it, and the words in one of them. */
export function Page() {
  const { t, lang } = useText("referral");
  const [values, change] = useAddress();
  const fields = useInformationFields();
  const asked = useQuestion<typeof showInformation>("referral.show-information", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const told = asked.data;
  const language = told.languages.find((code) => code === values.language);
  const texts = told.texts.filter((text) => text.lang === language);
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("information.title")}
        about={t("information.about", { country: countryName(told.country, lang) })}
        action={
          told.mayKeep ? (
            <ActionButton
              action="referral.keep-information"
              label={t("information.add")}
              fields={fields}
              initial={{ forms: ["written"], lang: language ?? lang, topic: values.topic }}
              input={(given) => ({
                ...given,
                checkedOn: given.checkedOn ? given.checkedOn : null,
                country: told.country,
                informationId: crypto.randomUUID(),
              })}
              done={t("information.done")}
            />
          ) : null
        }
      />
      <Select
        label={t("information.lang")}
        searchable
        clearable
        maw={280}
        data-print="no"
        placeholder={t("information.choose")}
        data={told.languages.map((value) => ({ value, label: languageName(value, lang) }))}
        value={language ?? null}
        onChange={(next) => change({ language: next ?? undefined })}
      />
      {language === undefined ? null : (
        <Stack gap="md" component="section" aria-live="polite">
          <Title order={2} size="h3">
            {t("information.complete", {
              count: texts.length,
              all: told.topics.length,
              language: languageName(language, lang),
            })}
          </Title>
          {texts.length === 0 ? <p>{t("information.none")}</p> : null}
          {texts.map((text) => (
            <InformationText
              key={text.informationId}
              text={text}
              country={told.country}
              mayKeep={told.mayKeep}
            />
          ))}
        </Stack>
      )}
      <InformationMatrix told={told} onOpen={(next) => change(next)} />
    </Stack>
  );
}
