import { Title } from "@mantine/core";
import type { listAsked } from "../../kernel/review/list-reviews.ts";
import { useQuestion } from "../api/use-question.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "../pages/sessions.module.css";
import { ActionButton } from "./action-button.tsx";
import { ReviewKind } from "./review-kind.tsx";

/** What the reader proposed to a second person, and what became of it. */
export function AskedReviews() {
  const { t } = useText("review");
  const { ago } = useFormat();
  const asked = useQuestion<typeof listAsked>("review.list-asked", {});
  const items = asked.data?.items ?? [];
  return (
    <section aria-labelledby="asked-title">
      <Title order={2} id="asked-title" mt="xl" mb="xs">
        {t("page.asked")}
      </Title>
      {asked.isSuccess && items.length === 0 ? <p>{t("page.asked-none")}</p> : null}
      <ul className={styles.sessions}>
        {items.map((one) => (
          <li key={one.reviewId}>
            <div>
              <strong>
                <ReviewKind kind={one.kind} />
              </strong>
              <div>{t(`state.${one.state}`, { name: one.decidedBy ?? "", reason: one.reason ?? "" })}</div>
              <small>{ago(one.askedAt)}</small>
            </div>
            {one.may.includes("withdraw-review") ? (
              <ActionButton
                action="review.withdraw-review"
                label={t("withdraw.label")}
                variant="default"
                input={() => ({ reviewId: one.reviewId })}
                done={t("withdraw.done")}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
