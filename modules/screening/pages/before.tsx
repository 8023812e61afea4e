import { Text } from "@mantine/core";
import { labelOf } from "@palermo/vocabulary";
import { Facts } from "../../../web/components/facts.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Screening } from "../screening.ts";

/** Safety, rights and who sat beside the person, before any question. */
export function Before({ found }: { found: Screening }) {
  const { t, lang } = useText("screening");
  const { list, dateTime } = useFormat();
  const { rights, beside, interpreters, startedAt, place, note } = found.interview;
  const language = (code: string) => labelOf("language", code, lang);
  const nobody = beside?.nobodyBecause ?? "";
  const facts = [
    { label: t("screening.language"), value: language(found.interview.lang) },
    {
      label: t("screening.rights"),
      value:
        rights === undefined ? (
          t("screening.not-told")
        ) : (
          <bdi>{t("screening.rights-by", { by: rights.by, lang: language(rights.lang) })}</bdi>
        ),
    },
    {
      label: t("screening.beside"),
      value:
        beside === undefined || beside.who.length === 0 ? (
          <>
            {t("screening.nobody")} <bdi>{nobody}</bdi>
          </>
        ) : (
          list(beside.who.map((who) => t(`companion.${who}`)))
        ),
    },
    ...(interpreters.length === 0
      ? []
      : [
          {
            label: t("screening.interpreters"),
            value: list(interpreters.map((one) => `${one.code} (${language(one.lang)})`)),
          },
        ]),
    ...(place === undefined ? [] : [{ label: t("screening.place"), value: <bdi>{place}</bdi> }]),
    { label: t("screening.started"), value: readable(startedAt, dateTime) },
    ...(found.account === null
      ? []
      : [
          {
            label: t("screening.account"),
            value: (
              <>
                {t(`screening.wants-${found.account.wants}`)}
                <Text size="sm" c="dimmed">
                  {t("screening.account-about")}
                </Text>
              </>
            ),
          },
        ]),
  ];
  return (
    <>
      <Facts items={facts} />
      {note === undefined ? null : (
        <Text component="p" dir="auto" mt="md">
          {note}
        </Text>
      )}
    </>
  );
}

/** A device's clock may be wrong or unreadable: then its text is shown as it came. */
function readable(text: string, dateTime: (at: string) => string): string {
  return Number.isNaN(Date.parse(text)) ? text : dateTime(text);
}
