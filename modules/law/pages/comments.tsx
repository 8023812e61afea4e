import { Text, Title } from "@mantine/core";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { languageField, wordsOf } from "../../../web/components/words-fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { DutyShown } from "./duty-panel.tsx";

export type CommentsProps = {
  readonly country: string;
  readonly agency: string | null;
  readonly duty: string;
  readonly comments: DutyShown["comments"];
  readonly mayComment: boolean;
};

/** What peers say of a judgment. */
export function Comments({ country, agency, duty, comments, mayComment }: CommentsProps) {
  const { t, lang } = useText("law");
  const { date } = useFormat();
  if (comments.length === 0 && !mayComment) return null;
  return (
    <section>
      <Title order={3} size="h5">
        {t("gaps.comments")}
      </Title>
      <ul>
        {comments.map(({ commentId, comment, author, agency: from, writtenAt, mine }) => (
          <li key={commentId}>
            <Text dir="auto" maw="75ch" style={{ whiteSpace: "pre-line" }}>
              {comment}
            </Text>
            <Text size="sm" c="dimmed" component="div">
              <bdi>{joined(author, from, date(writtenAt))}</bdi>{" "}
              {mine ? (
                <ActionButton
                  action="law.remove-comment"
                  label={t("gaps.remove-comment")}
                  variant="subtle"
                  size="compact-sm"
                  input={() => ({ commentId })}
                  done={t("record.removed")}
                  undo={() => ({ action: "law.restore-comment", input: { commentId } })}
                />
              ) : null}
            </Text>
          </li>
        ))}
      </ul>
      {mayComment && agency !== null ? (
        <ActionButton
          action="law.add-comment"
          label={t("gaps.comment")}
          about={t("gaps.comment-about")}
          variant="default"
          fields={[
            languageField(t),
            {
              name: "comment",
              kind: "long-text",
              label: t("gaps.comment-text"),
              required: true,
              maxLength: 4000,
            },
          ]}
          initial={{ lang }}
          input={(values) => ({
            commentId: crypto.randomUUID(),
            country,
            duty,
            agency,
            comment: wordsOf(values, "comment"),
          })}
          done={t("gaps.commented")}
          undo={(output) => ({
            action: "law.remove-comment",
            input: { commentId: (output as { commentId: string }).commentId },
          })}
        />
      ) : null}
    </section>
  );
}
