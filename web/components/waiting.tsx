import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useText } from "../i18n/use-text.ts";

/** Grey lines in the place of what is still on its way. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const { t } = useText();
  return (
    <Stack gap="sm" aria-busy="true">
      <VisuallyHidden role="status">{t("wait.loading")}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <Skeleton key={line} height={14} width={line === lines - 1 ? "60%" : "100%"} />
      ))}
    </Stack>
  );
}
