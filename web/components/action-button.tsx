import { Button, type ButtonProps } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionDialog, type ActionWish, usePerform } from "./action-dialog.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { problemText } from "./problem-text.ts";
import { useToast } from "./use-toast.tsx";
import { useWantedAction } from "./wanted-action.ts";

export type ActionButtonProps = ActionWish & {
  readonly variant?: ButtonProps["variant"];
  readonly size?: ButtonProps["size"];
  readonly icon?: IconName;
  readonly fullWidth?: boolean;
  readonly disabled?: boolean;
};

/** A button named by its verb. It opens a dialog when there is something to fill in or to know, else it acts. */
export function ActionButton({ variant, size, icon, fullWidth, disabled, ...wish }: ActionButtonProps) {
  const { t } = useText(wish.action.split(".")[0]);
  const [opened, setOpened] = useState(false);
  const { perform, pending } = usePerform(wish);
  const toast = useToast();
  const asks = (wish.fields?.length ?? 0) > 0 || wish.about !== undefined;

  useWantedAction(wish.action, () => {
    if (asks && !disabled) setOpened(true);
  });

  async function act(): Promise<void> {
    if (asks) return setOpened(true);
    try {
      await perform(wish.input ? wish.input({}) : (wish.initial ?? {}), {});
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, wish.action)));
    }
  }

  return (
    <>
      <Button
        variant={variant ?? "filled"}
        size={size ?? "sm"}
        fullWidth={fullWidth ?? false}
        disabled={disabled ?? false}
        loading={pending && !opened}
        leftSection={icon ? <Icon name={icon} size={16} /> : undefined}
        onClick={act}
        {...(wish.danger && (variant ?? "filled") === "filled" ? { color: "danger" } : {})}
      >
        {wish.label}
      </Button>
      {asks ? <ActionDialog {...wish} opened={opened} onClose={() => setOpened(false)} /> : null}
    </>
  );
}
