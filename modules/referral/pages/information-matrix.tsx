import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Information } from "./information.tsx";
import { languageName } from "./names.ts";
import styles from "./referral.module.css";

const signs = { checked: "●", unchecked: "◐", lacking: "○" } as const;
/** The look of the map of gaps: solid, striped, dashed. */
const looks = { checked: "served", unchecked: "partly", lacking: "unserved" } as const;
const states = ["checked", "unchecked", "lacking"] as const;

type Props = {
  readonly told: Information;
  readonly onOpen: (next: { language: string; topic: string }) => void;
};

/** Languages by topics: looked over, there, or lacking. */
export function InformationMatrix({ told, onOpen }: Props) {
  const { t, lang } = useText("referral");
  const byCell = new Map(told.texts.map((text) => [`${text.topic} ${text.lang}`, text]));
  return (
    <>
      <ul className={styles.legend} aria-label={t("gaps.legend")}>
        {states.map((state) => (
          <li key={state}>
            <span className={styles.cell} data-state={looks[state]} aria-hidden="true">
              {signs[state]}
            </span>
            {t(`information.${state}`)}
          </li>
        ))}
      </ul>
      <ScrollBox label={t("information.matrix")} className={styles.scroll ?? ""}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{t("information.lang")}</th>
              {told.topics.map((topic) => (
                <th key={topic} scope="col">
                  {t(`info-topic.${topic}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.languages.map((language) => (
              <tr key={language}>
                <th scope="row">{languageName(language, lang)}</th>
                {told.topics.map((topic) => {
                  const text = byCell.get(`${topic} ${language}`);
                  const state =
                    text === undefined ? "lacking" : text.checkedOn === null ? "unchecked" : "checked";
                  return (
                    <td key={topic}>
                      <button
                        type="button"
                        className={styles.cell}
                        data-state={looks[state]}
                        aria-label={t("information.cell", {
                          topic: t(`info-topic.${topic}`),
                          language: languageName(language, lang),
                          state: t(`information.${state}`),
                        })}
                        onClick={() => onOpen({ language, topic })}
                      >
                        <span aria-hidden="true">{signs[state]}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
