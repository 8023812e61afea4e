import { Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useDemonstration } from "../api/demonstration.ts";
import { useText } from "../i18n/use-text.ts";
import { Brand } from "../shell/brand.tsx";
import { ColourToggle } from "../shell/colour-toggle.tsx";
import { LanguageMenu } from "../shell/language-menu.tsx";
import { DemonstrationStrip } from "../shell/strips.tsx";
import styles from "./sign-in.module.css";

/** The frame of every page that is there before signing in. */
export function Entrance({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const { t } = useText();
  const demonstration = useDemonstration();
  useEffect(() => {
    document.title = `${title} – ${t("shell.name")}`;
  }, [title, t]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Brand />
        <Group gap={4}>
          <LanguageMenu />
          <ColourToggle />
        </Group>
      </header>
      {demonstration ? <DemonstrationStrip /> : null}
      <main className={styles.main} id="main">
        <div>
          <Title order={1}>{title}</Title>
          {about ? (
            <Text c="dimmed" mb="lg">
              {about}
            </Text>
          ) : null}
          {children}
        </div>
      </main>
    </div>
  );
}
