import { Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getDraft } from "../edit/get-draft.ts";

type Draft = OutputOf<typeof getDraft>;

/** What may be done with a judgment now, as the server says. */
export function DraftVerbs({ draft, open }: { draft: Draft; open: number }) {
  const { t } = useText("caselaw");
  const navigate = useNavigate();
  const { judgmentId, may } = draft;
  const named = () => ({ judgmentId });
  return (
    <Group gap="xs">
      {may.includes("ask") ? (
        <ActionButton
          action="caselaw.ask-publication"
          label={t("draft.ask")}
          about={open > 0 ? t("draft.ask-open", { count: open }) : t("draft.ask-about")}
          fields={[
            {
              name: "audience",
              kind: "choice",
              label: t("edit.audience"),
              required: true,
              options: ["inside", "everybody"].map((value) => ({ value, label: t(`audience.${value}`) })),
            },
          ]}
          initial={{ audience: draft.published?.audience ?? "inside" }}
          input={({ audience }) => ({ judgmentId, audience })}
          expects={draft.version}
          done={t("draft.asked")}
        />
      ) : null}
      {may.includes("open") ? (
        <ActionButton
          action="caselaw.open-to-everybody"
          label={t("draft.open")}
          about={t("draft.open-about")}
          variant="default"
          input={named}
          done={t("draft.asked")}
        />
      ) : null}
      {may.includes("open") && draft.importId !== null ? (
        <ActionButton
          action="caselaw.open-import"
          label={t("draft.open-import")}
          about={t("draft.open-import-about")}
          variant="default"
          input={() => ({ importId: draft.importId })}
          done={t("draft.asked")}
        />
      ) : null}
      {may.includes("reopen") ? (
        <ActionButton
          action="caselaw.reopen-judgment"
          label={t("draft.reopen")}
          input={named}
          done={t("draft.reopened")}
        />
      ) : null}
      {may.includes("restore") ? (
        <ActionButton
          action="caselaw.restore-draft"
          label={t("draft.restore")}
          input={named}
          done={t("draft.restored")}
        />
      ) : null}
      {may.includes("withdraw") ? (
        <ActionButton
          action="caselaw.withdraw-judgment"
          label={t("draft.withdraw")}
          about={t("draft.withdraw-about")}
          variant="default"
          danger
          fields={[
            { name: "reason", kind: "long-text", label: t("draft.reason"), required: true, maxLength: 1000 },
          ]}
          input={({ reason }) => ({ judgmentId, reason })}
          done={t("draft.withdrawn-done")}
        />
      ) : null}
      {may.includes("drop") ? (
        <ActionButton
          action="caselaw.drop-draft"
          label={t("draft.drop")}
          about={t("draft.drop-about")}
          variant="subtle"
          danger
          input={named}
          done={t("draft.dropped")}
          undo={() => ({ action: "caselaw.restore-draft", input: { judgmentId } })}
          onDone={() => void navigate({ to: "/app/caselaw/drafts" })}
        />
      ) : null}
    </Group>
  );
}
