import { Button, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Session } from "../api/session.ts";
import { Icon } from "../components/icon.tsx";
import { useText } from "../i18n/use-text.ts";
import { useSignOut } from "./use-sign-out.ts";

/** What the reader does with their own account, and the way out. */
export function AccountMenu({ session, phone }: { session: Session; phone: boolean | undefined }) {
  const { t } = useText();
  const navigate = useNavigate();
  const signOut = useSignOut();

  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-md"
          px="xs"
          leftSection={<Icon name="person" />}
          aria-label={t("account.menu", { name: session.name })}
        >
          {phone ? null : <bdi>{session.name}</bdi>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{session.email}</bdi>
        </Menu.Label>
        <Menu.Item
          leftSection={<Icon name="person" size={16} />}
          onClick={() => navigate({ to: "/app/account" })}
        >
          {t("nav.account")}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="lock" size={16} />} onClick={signOut}>
          {t("account.sign-out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
