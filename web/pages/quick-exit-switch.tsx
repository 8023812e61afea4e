import { Stack, Switch, Text } from "@mantine/core";
import { useText } from "../i18n/use-text.ts";
import { useChoice } from "../shell/choices.ts";

/** Switches leaving at once on or off for the account. */
export function QuickExitSwitch() {
  const { t } = useText("help");
  const { on, known, set } = useChoice("quick-exit");
  return (
    <Stack gap="xs">
      <Text>{t("exit.about")}</Text>
      <Switch
        label={t("exit.switch")}
        checked={on}
        disabled={!known}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    </Stack>
  );
}
