import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import styles from "./undetected.module.css";

type Overlap = { readonly lists: readonly string[]; readonly people: number };

/** Who is on which lists: a row an overlap, a filled mark for each list in it, a bar for the people (UpSet; Lex and others 2014). */
export function OverlapPlot({ lists, overlaps }: { lists: readonly string[]; overlaps: readonly Overlap[] }) {
  const { t } = useText("undetected");
  const { number } = useFormat();
  const most = Math.max(1, ...overlaps.map(({ people }) => people));
  return (
    <table className={styles.upset}>
      <thead>
        <tr>
          {lists.map((name) => (
            <th key={name} scope="col">
              <span className={styles.upsetHead}>
                <bdi>{name}</bdi>
              </span>
            </th>
          ))}
          <th scope="col">{t("study.people")}</th>
        </tr>
      </thead>
      <tbody>
        {overlaps.map(({ lists: on, people }) => (
          <tr key={on.join("\u0000")}>
            {lists.map((name) => (
              <td key={name}>
                <span className={on.includes(name) ? styles.on : styles.off} aria-hidden="true" />
                <span className={styles.hidden}>
                  {on.includes(name) ? t("study.on-list") : t("study.off-list")}
                </span>
              </td>
            ))}
            <td className={styles.upsetBar}>
              <span style={{ inlineSize: `${(80 * people) / most}%` }} aria-hidden="true" />
              {number(people)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
