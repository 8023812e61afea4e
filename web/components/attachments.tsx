import { Button, Group, Text } from "@mantine/core";
import type { Compartment } from "#kernel/words";
import type { Attachment } from "../../kernel/attachment/attachment.ts";
import type { listAttachments } from "../../kernel/attachment/list-attachments.ts";
import { download } from "../api/download.ts";
import { asProblem } from "../api/problem.ts";
import { useQuestion } from "../api/use-question.ts";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { AttachmentFile } from "./attachment-file.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Icon } from "./icon.tsx";
import { firstPart, partField } from "./part-field.ts";
import { ProblemPanel } from "./problem-panel.tsx";
import { problemText } from "./problem-text.ts";
import { RecordLine } from "./record-line.tsx";
import styles from "./record-lines.module.css";
import { useToast } from "./use-toast.tsx";
import { Waiting } from "./waiting.tsx";

/** Files attached to a dossier in the parts that are open to the reader. */
export function Attachments({ dossierId }: { dossierId: string }) {
  const { t } = useText("attachment");
  const asked = useQuestion<typeof listAttachments>("attachment.list-attachments", { dossierId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { items, writable } = asked.data;
  const add = writable.length > 0 ? <AddAttachment dossierId={dossierId} writable={writable} /> : null;
  if (items.length === 0) return <EmptyState title={t("none")} why={t("none-why")} action={add} />;
  return (
    <>
      <Group justify="flex-end" data-print="no">
        {add}
      </Group>
      <ul className={styles.list}>
        {items.map((attachment) => (
          <AttachmentLine key={attachment.attachmentId} attachment={attachment} />
        ))}
      </ul>
    </>
  );
}

function AddAttachment({ dossierId, writable }: { dossierId: string; writable: readonly Compartment[] }) {
  const { t } = useText("attachment");
  return (
    <ActionButton
      action="attachment.add-attachment"
      label={t("add-attachment.label")}
      about={t("add-attachment.about")}
      icon="plus"
      variant="default"
      fields={[
        {
          name: "uploadId",
          label: t("file"),
          kind: "custom",
          required: true,
          render: (input) => <AttachmentFile {...input} />,
        },
        { name: "description", label: t("description"), kind: "long-text", maxLength: 2000 },
        partField(t, writable, t("compartment-hint")),
      ]}
      initial={firstPart(writable)}
      input={(values) => ({ ...values, dossierId, attachmentId: crypto.randomUUID() })}
      done={t("add-attachment.done")}
    />
  );
}

function AttachmentLine({ attachment }: { attachment: Attachment }) {
  const { t } = useText("attachment");
  const { dateTime, bytes } = useFormat();
  const toast = useToast();
  const { attachmentId, dossierId, removed, may } = attachment;
  const ids = { attachmentId, dossierId };
  const name = attachment.name ?? attachmentId;

  async function fetchFile(): Promise<void> {
    try {
      await download("attachment.download-attachment", ids, name);
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, "attachment.download-attachment")));
    }
  }

  return (
    <RecordLine
      compartment={attachment.compartment}
      quiet={[
        joined(
          t("added", { name: attachment.addedBy.name, at: dateTime(attachment.addedAt) }),
          bytes(attachment.bytes),
        ),
        removed
          ? t("removed", { name: removed.by.name, at: dateTime(removed.at), reason: removed.reason ?? "" })
          : null,
      ]}
      actions={
        removed ? null : (
          <>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<Icon name="download" size={16} />}
              title={t("download-why")}
              onClick={fetchFile}
            >
              {t("download", { name })}
            </Button>
            {may.includes("describe-attachment") ? (
              <ActionButton
                action="attachment.describe-attachment"
                label={t("describe-attachment.label")}
                about={t("describe-attachment.about")}
                variant="subtle"
                size="compact-sm"
                fields={[
                  { name: "name", label: t("name"), kind: "text", required: true, maxLength: 200 },
                  { name: "description", label: t("description"), kind: "long-text", maxLength: 2000 },
                ]}
                initial={{ ...ids, name, description: attachment.description ?? "" }}
                expects={attachment.version}
                done={t("describe-attachment.done")}
              />
            ) : null}
            {may.includes("remove-attachment") ? (
              <ActionButton
                action="attachment.remove-attachment"
                label={t("remove-attachment.label")}
                about={t("remove-attachment.about")}
                variant="subtle"
                size="compact-sm"
                danger
                fields={[
                  { name: "reason", label: t("reason"), kind: "text", required: true, maxLength: 500 },
                ]}
                initial={ids}
                expects={attachment.version}
                done={t("remove-attachment.done")}
              />
            ) : null}
          </>
        )
      }
    >
      <Text component="bdi" fw={600} className={removed ? (styles.over ?? "") : ""}>
        {name}
      </Text>
      {attachment.description === null ? null : (
        <div className={styles.text} dir="auto">
          {attachment.description}
        </div>
      )}
    </RecordLine>
  );
}
