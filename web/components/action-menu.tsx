import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import { ActionDialog, type ActionWish } from "./action-dialog.tsx";
import { Icon } from "./icon.tsx";

export type ActionMenuProps = {
  /** What the actions are about, for who cannot see it: "Actions for Ana". */
  readonly label: string;
  readonly actions: readonly ActionWish[];
};

/** Several actions of one line of a list behind one small button. Each opens its dialog. */
export function ActionMenu({ label, actions }: ActionMenuProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  if (actions.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="default" size="md" aria-label={label}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.map(({ action, label: verb, danger }) => (
            <Menu.Item
              key={action}
              onClick={() => setChosen(action)}
              {...(danger ? { color: "danger" } : {})}
            >
              {verb}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {actions.map((wish) => (
        <ActionDialog
          key={wish.action}
          {...wish}
          opened={chosen === wish.action}
          onClose={() => setChosen(null)}
        />
      ))}
    </>
  );
}
