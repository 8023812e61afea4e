import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { chronologyOf } from "../../support/chronology.ts";
import type { SupportFile } from "../../support/words.ts";

/** One line for each moment, the newest first. */
export function Chronology({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  const { dateTime } = useFormat();
  return (
    <ol>
      {chronologyOf(found).map((moment, at) => (
        <li key={`${moment.at} ${moment.what} ${String(at)}`}>
          {t("chronology.line", {
            at: dateTime(moment.at),
            what: t(`chronology.${moment.what}`, {
              of: moment.of ? t(`${moment.of.group}.${moment.of.code}`) : "",
            }),
          })}
        </li>
      ))}
    </ol>
  );
}
