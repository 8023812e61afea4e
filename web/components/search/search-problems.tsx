import { Button } from "@mantine/core";
import type { QueryProblem, SearchAnswer } from "#kernel/words";
import { useFormat } from "../../i18n/use-format.ts";
import { useText } from "../../i18n/use-text.ts";
import styles from "./search.module.css";

export type SearchProblemsProps = {
  readonly answer: Pick<SearchAnswer, "problems" | "suggestion" | "understood">;
  readonly onSearch: (query: string) => void;
};

/** Problems that say nothing about a place in the box. */
const placeless: readonly QueryProblem["code"][] = [
  "relaxed",
  "unknown-filter",
  "bad-place",
  "too-common",
  "too-long",
];

/** What could not be read as it was typed, where, and what may have been meant. */
export function SearchProblems({ answer, onSearch }: SearchProblemsProps) {
  const { t } = useText("text-search");
  const { problems, suggestion, understood } = answer;
  return (
    <>
      {suggestion === null ? null : (
        <p>
          {t("suggest")}{" "}
          <Button size="compact-md" variant="light" onClick={() => onSearch(suggestion)}>
            <bdi>{suggestion}</bdi>
          </Button>
        </p>
      )}
      {problems.length === 0 ? null : (
        <div className={styles.told} role="status">
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.at} ${problem.word ?? ""}`}>
                <Sentence problem={problem} />
              </li>
            ))}
          </ul>
          {problems.every(({ code }) => placeless.includes(code)) || understood === "" ? null : (
            <p>
              {t("understood")} <bdi dir="auto">{understood}</bdi>
            </p>
          )}
        </div>
      )}
    </>
  );
}

function Sentence({ problem: { code, at, word } }: { problem: QueryProblem }) {
  const { t } = useText("text-search");
  const { number } = useFormat();
  const all = Number(word);
  if (code === "relaxed")
    return all === 0 ? t("problem.relaxed-none") : t("problem.relaxed", { number: number(all) });
  const said = t(`problem.${code}`, { word });
  return placeless.includes(code) ? said : `${t("problem.at", { at: number(at + 1) })}: ${said}`;
}
