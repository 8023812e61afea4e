import { Button, Group, Kbd, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { ListWaiting } from "../../kernel/review/list-reviews.ts";
import type { Waiting as WaitingReview } from "../../kernel/review/review.ts";
import { download } from "../api/download.ts";
import { asProblem } from "../api/problem.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionDialog } from "../components/action-dialog.tsx";
import { AskedReviews } from "../components/asked-reviews.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notice.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { problemText } from "../components/problem-text.ts";
import { ReviewKind } from "../components/review-kind.tsx";
import { useShortKey } from "../components/use-short-key.ts";
import { useToast } from "../components/use-toast.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

/** What waits for the reader as the second person: one at a time, what is beside what shall be, decided by keys. */
export function Page() {
  const { t } = useText("review");
  const asked = useQuestion<ListWaiting>("review.list-waiting", {});
  const items = asked.data?.items ?? [];
  const [place, setPlace] = useState(0);
  const at = items.length === 0 ? 0 : place % items.length;
  const review = items[at];
  return (
    <>
      <PageTitle title={t("nav.waiting")} about={t("page.about")} />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting /> : null}
      {asked.isSuccess && !review ? <EmptyState title={t("page.none")} why={t("page.none-why")} /> : null}
      {review ? (
        <OneReview
          key={review.reviewId}
          review={review}
          at={at + 1}
          all={items.length}
          onNext={() => setPlace(at + 1)}
        />
      ) : null}
      <AskedReviews />
    </>
  );
}

type OneReviewProps = {
  readonly review: WaitingReview;
  readonly at: number;
  readonly all: number;
  readonly onNext: () => void;
};

function OneReview({ review, at, all, onNext }: OneReviewProps) {
  const { t } = useText("review");
  const { number, ago } = useFormat();
  const [dialog, setDialog] = useState<"approve" | "return" | null>(null);
  const mayApprove = review.may.includes("approve-review");
  useShortKey("1", () => mayApprove && setDialog("approve"));
  useShortKey("2", () => setDialog("return"));
  useShortKey("3", onNext);
  const input = { reviewId: review.reviewId, version: review.version };
  return (
    <section aria-labelledby="review-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="review-title">
          <ReviewKind kind={review.kind} />
        </Title>
        <Text c="dimmed">{t("page.place", { at: number(at), all: number(all) })}</Text>
      </Group>
      <Text mb="sm">{t("page.by", { name: review.askedBy, when: ago(review.askedAt) })}</Text>
      {review.changed ? (
        <Notice kind="attention">{t("page.changed")}</Notice>
      ) : (
        <Differences review={review} />
      )}
      <Group mt="md" gap="sm">
        <Button onClick={() => setDialog("approve")} disabled={!mayApprove}>
          {t("approve.label")}
        </Button>
        <Button variant="default" onClick={() => setDialog("return")}>
          {t("return.label")}
        </Button>
        <Button variant="subtle" onClick={onNext} disabled={all < 2}>
          {t("page.next")}
        </Button>
        <Text size="sm" c="dimmed">
          <Kbd>1</Kbd> <Kbd>2</Kbd> <Kbd>3</Kbd> {t("page.keys")}
        </Text>
      </Group>
      <ActionDialog
        action="review.approve-review"
        label={t("approve.label")}
        about={t(`${review.kind.split(".")[0]}:review.about`)}
        input={() => input}
        done={t("approve.done")}
        opened={dialog === "approve"}
        onClose={() => setDialog(null)}
        changes={[`${review.kind.split(".")[0]}.all`]}
      />
      <ActionDialog
        action="review.return-review"
        label={t("return.label")}
        fields={[{ name: "reason", label: t("return.reason"), kind: "text", required: true, maxLength: 500 }]}
        input={(values) => ({ ...input, ...values })}
        done={t("return.done")}
        opened={dialog === "return"}
        onClose={() => setDialog(null)}
      />
    </section>
  );
}

function Differences({ review }: { review: WaitingReview }) {
  // The texts of a line stand with the module whose thing it is.
  const { t } = useText(review.kind.split(".")[0]);
  const said = (text: string | null, isKey: boolean) =>
    text === null ? <Text c="dimmed">{t("review:page.empty")}</Text> : <bdi>{isKey ? t(text) : text}</bdi>;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th aria-hidden="true" />
          <Table.Th>{t("review:page.before")}</Table.Th>
          <Table.Th>{t("review:page.after")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {review.lines.map((line) => {
          const differs = line.before !== line.after;
          return (
            <Table.Tr
              key={`${line.label} ${line.before}`}
              {...(differs ? { bg: "var(--p-accent-wash)" } : {})}
            >
              <Table.Th scope="row">{t(line.label)}</Table.Th>
              <Table.Td style={anywhere}>{said(line.before, line.texts)}</Table.Td>
              <Table.Td fw={differs ? 600 : 400} style={anywhere}>
                {said(line.after, line.texts || isKey(line.after))}
                {line.file ? <LineFile file={line.file} /> : null}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

/** What is approved is looked through first, as readers will get it. */
function LineFile({ file }: { file: NonNullable<WaitingReview["lines"][number]["file"]> }) {
  const { t } = useText("review");
  const toast = useToast();
  async function fetchFile(): Promise<void> {
    try {
      await download(file.question, file.input, file.name);
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, file.question)));
    }
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      mt="xs"
      leftSection={<Icon name="download" size={16} />}
      onClick={() => void fetchFile()}
    >
      {t("page.file")}
    </Button>
  );
}

/** An address or a code may be longer than a telephone is wide. */
const anywhere = { overflowWrap: "anywhere" } as const;

/** What becomes of a line may be a key although what it was is a code. */
function isKey(text: string | null): boolean {
  return text !== null && /^[a-z-]+:[a-z.-]+$/.test(text);
}
