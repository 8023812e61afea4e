import { useText } from "../i18n/use-text.ts";
import { ShownOnce } from "./shown-once.tsx";

/** The link of a new account, shown once. */
export function InvitationLink({ invitation, onClose }: { invitation: string; onClose: () => void }) {
  const { t } = useText();
  return (
    <ShownOnce
      title={t("accounts.invitation")}
      about={t("accounts.invitation-about")}
      value={`${window.location.origin}/app/invitation#${invitation}`}
      onClose={onClose}
    />
  );
}
