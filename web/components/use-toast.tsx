import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { call } from "../api/call.ts";
import { asProblem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { problemText } from "./problem-text.ts";

export type Undo = {
  readonly action: `${string}.${string}`;
  readonly input: unknown;
  readonly changes?: readonly string[];
};

/** Tells in a corner what was done, for eight seconds, with a way back where there is one. */
export function useToast(): (message: string, undo?: Undo) => void {
  const { t } = useText();
  const client = useQueryClient();
  return useCallback(
    (message, undo) => {
      const id = crypto.randomUUID();
      const key = crypto.randomUUID();
      const closeButtonProps = { "aria-label": t("form.close") };
      async function takeBack({ action, input }: Undo): Promise<void> {
        notifications.hide(id);
        try {
          await call(action, input, { key });
          await client.invalidateQueries({ queryKey: ["question"] });
          notifications.show({ message: t("toast.undone"), closeButtonProps });
        } catch (thrown) {
          notifications.show({ message: problemText(t, asProblem(thrown, action)), closeButtonProps });
        }
      }
      notifications.show({
        id,
        autoClose: 8000,
        closeButtonProps,
        message: undo ? (
          <Group justify="space-between" wrap="nowrap">
            <span>{message}</span>
            <Button size="compact-sm" variant="light" onClick={() => takeBack(undo)}>
              {t("toast.undo")}
            </Button>
          </Group>
        ) : (
          message
        ),
      });
    },
    [t, client],
  );
}
