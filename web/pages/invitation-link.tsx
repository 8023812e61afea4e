import { Button, Code, CopyButton, Group } from "@mantine/core";
import { Notice } from "../components/notice.tsx";
import { useText } from "../i18n/use-text.ts";

/** The link of a new account, shown once. */
export function InvitationLink({ invitation, onClose }: { invitation: string; onClose: () => void }) {
  const { t } = useText();
  const address = `${window.location.origin}/app/invitation#${invitation}`;
  const action = (
    <Group gap="sm">
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button onClick={copy}>{t(copied ? "accounts.copied" : "accounts.copy")}</Button>
        )}
      </CopyButton>
      <Button variant="default" onClick={onClose}>
        {t("form.close")}
      </Button>
    </Group>
  );
  return (
    <div style={{ marginBlockEnd: "1.5rem" }}>
      <Notice kind="attention" live title={t("accounts.invitation")} action={action}>
        <p>{t("accounts.invitation-about")}</p>
        <Code dir="ltr">{address}</Code>
      </Notice>
    </div>
  );
}
