import { Button, Code, CopyButton, Group } from "@mantine/core";
import { Notice } from "../components/notice.tsx";
import { useText } from "../i18n/use-text.ts";

export type ShownOnceProps = {
  readonly title: string;
  readonly about: string;
  readonly value: string;
  readonly onClose: () => void;
};

/** A secret that is shown now and never again. */
export function ShownOnce({ title, about, value, onClose }: ShownOnceProps) {
  const { t } = useText();
  const action = (
    <Group gap="sm">
      <CopyButton value={value}>
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
      <Notice kind="attention" live title={title} action={action}>
        <p>{about}</p>
        <Code dir="ltr" style={{ overflowWrap: "anywhere" }}>
          {value}
        </Code>
      </Notice>
    </div>
  );
}
