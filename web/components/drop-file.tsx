import { Button, Text } from "@mantine/core";
import { type DragEvent, useId, useRef, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import styles from "./drop-file.module.css";
import { Icon } from "./icon.tsx";

export type DropFileProps = {
  /** Endings of files that are read, e.g. `.csv`. */
  readonly extensions: readonly string[];
  readonly onFile: (file: File) => void;
};

/** A place to drop one file, with a button that does the same. */
export function DropFile({ extensions, onFile }: DropFileProps) {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  function dropped(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }

  return (
    <section
      className={styles.drop}
      data-over={over}
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <Icon name="upload" size={28} />
      <Text id={id}>{t("import.drop")}</Text>
      <Button variant="default" onClick={() => input.current?.click()}>
        {t("import.choose")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={extensions.join(",")}
        data-testid="file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          event.currentTarget.value = "";
        }}
      />
      <Text c="dimmed" size="sm">
        {t("import.reads", { endings: extensions.map((ending) => `\u2066${ending}\u2069`).join(", ") })}
      </Text>
    </section>
  );
}
