import { Stack, Title } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showConnectivity } from "../gaps/show-connectivity.ts";
import { placeName } from "./names.ts";
import styles from "./referral.module.css";

const most = 30;

/** Whose loss cuts whom off. */
export function Page() {
  const { t, lang } = useText("referral");
  const { number, percent } = useFormat();
  const asked = useQuestion<typeof showConnectivity>("referral.show-connectivity", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const { losses, bridges, combinations, areas } = asked.data;
  const names = new Map(areas.map(({ code, name }) => [code, placeName(code, name, lang)]));
  const nameOf = (code: string) => names.get(code) ?? code;
  return (
    <Stack gap="xl">
      <PageTitle title={t("connectivity.title")} about={t("connectivity.about")} />
      <section>
        <Title order={2} size="h3" mb="sm">
          {t("connectivity.losses")}
        </Title>
        <p className={styles.quiet}>{t("connectivity.losses-note")}</p>
        {losses.length === 0 ? (
          <EmptyState title={t("connectivity.none")} why={t("connectivity.none-why")} />
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("field.provider")}</th>
                <th scope="col">{t("connectivity.alone")}</th>
                <th scope="col">{t("connectivity.cut-off")}</th>
              </tr>
            </thead>
            <tbody>
              {losses.slice(0, most).map((one) => (
                <tr key={one.providerId}>
                  <th scope="row">
                    <bdi>{wordsIn(one.name, lang)}</bdi>
                  </th>
                  <td data-label={t("connectivity.alone")}>
                    {joined(number(one.cells), percent(one.cells / Math.max(1, combinations)))}
                  </td>
                  <td data-label={t("connectivity.cut-off")}>
                    {one.cutOff.length === 0 ? (
                      t("connectivity.nobody-whole")
                    ) : (
                      <ul>
                        {one.cutOff.slice(0, 8).map(({ area, kind }) => (
                          <li key={`${area} ${kind}`}>{joined(nameOf(area), t(`kind.${kind}`))}</li>
                        ))}
                        {one.cutOff.length > 8 ? (
                          <li>{t("connectivity.more", { count: one.cutOff.length - 8 })}</li>
                        ) : null}
                      </ul>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section>
        <Title order={2} size="h3" mb="sm">
          {t("connectivity.bridges")}
        </Title>
        <p className={styles.quiet}>{t("connectivity.bridges-note")}</p>
        {bridges.length === 0 ? <p>{t("connectivity.no-bridges")}</p> : null}
        <ul>
          {bridges.map((one) => (
            <li key={one.providerId}>
              <bdi>{wordsIn(one.name, lang)}</bdi>
              <ul>
                {one.parts.map((part) => (
                  <li key={part.join(" ")}>
                    <bdi>{part.map(nameOf).join(t("comma"))}</bdi>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </section>
    </Stack>
  );
}
