import { Stack, Title, VisuallyHidden } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Facts } from "../../../web/components/facts.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showGap } from "../gaps/show-gap.ts";
import type { ServiceKind } from "../words/lists.ts";
import { type Gaps, useCount } from "./gaps.tsx";
import { languageName } from "./names.ts";
import styles from "./referral.module.css";

const signs = { served: "●", interpreter: "◐", full: "▲", unserved: "○" } as const;

type Props = {
  readonly area: string;
  readonly kind: ServiceKind;
  readonly place: string;
  readonly cell: Gaps["cells"][number][number] | null;
};

/** One place and kind of help, language by group, with who helps there. */
export function GapCell({ area, kind, place, cell }: Props) {
  const { t, lang } = useText("referral");
  const { number } = useFormat();
  const count = useCount();
  const asked = useQuestion<typeof showGap>("referral.show-gap", { area, kind });
  const gap = asked.data;
  return (
    <Stack gap="sm" component="section" aria-live="polite">
      <Title order={2} size="h3">
        <bdi>{joined(place, t(`kind.${kind}`))}</bdi>
      </Title>
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={5} /> : null}
      {cell?.people ? (
        <Facts
          items={[
            ...(["asked", "refused", "unanswered", "waiting"] as const).map((what) => ({
              label: t(`gaps.${what}`),
              value: cell.people === null ? "" : count(cell.people[what]),
            })),
            { label: t("gaps.hours"), value: cell.hours === null ? t("gaps.hidden") : number(cell.hours) },
          ]}
        />
      ) : null}
      {gap ? (
        <>
          <ScrollBox label={t("gaps.by-language")} className={styles.scroll ?? ""}>
            <table className={styles.matrix}>
              <thead>
                <tr>
                  <th scope="col">{t("gaps.language")}</th>
                  {gap.groups.map((group) => (
                    <th key={group} scope="col">
                      {t(`group.${group}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {gap.languages.map((language, row) => (
                  <tr key={language}>
                    <th scope="row">{languageName(language, lang)}</th>
                    {gap.groups.map((group, column) => {
                      const state = gap.states[row]?.[column] ?? "unserved";
                      return (
                        <td key={group}>
                          <span className={styles.cell} data-state={state}>
                            <span aria-hidden="true">{signs[state]}</span>
                            <VisuallyHidden>{t(`gaps.state.${state}`)}</VisuallyHidden>
                          </span>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
          <Title order={3} size="h4">
            {t("gaps.who", { count: gap.services.length })}
          </Title>
          {gap.services.length === 0 ? <p>{t("gaps.nobody")}</p> : null}
          <ul>
            {gap.services.map((one) => (
              <li key={one.code}>
                {joined(
                  wordsIn(one.name, lang),
                  wordsIn(one.provider, lang),
                  one.capacity === null
                    ? null
                    : t("services.free-of", {
                        free: one.free === null ? "?" : number(one.free),
                        all: number(one.capacity),
                      }),
                  one.state === "open" ? null : t(`state.${one.state}`),
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Stack>
  );
}
