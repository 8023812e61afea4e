import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Notice } from "../../../../web/components/notice.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import styles from "./notes.module.css";
import { notes } from "./notes-store.ts";

/** Asks for the passphrase, and says what happens to those who forgot it before they do anything. */
export function Unlock() {
  const { t } = useText("notes");
  const [passphrase, setPassphrase] = useState("");
  const [state, setState] = useState<"ready" | "busy" | "wrong" | "forgot">("ready");
  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    setState("busy");
    const opened = await notes.unlock(passphrase);
    setPassphrase("");
    if (!opened) setState("wrong");
  }
  return (
    <main className={styles.main}>
      <form onSubmit={(event) => void open(event)}>
        <Stack gap="md">
          <PasswordInput
            label={t("setup.passphrase")}
            size="lg"
            value={passphrase}
            autoComplete="off"
            visibilityToggleButtonProps={{ "aria-label": t("form.show-password") }}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            error={state === "wrong" ? t("lock.wrong") : undefined}
          />
          <Button type="submit" size="lg" loading={state === "busy"}>
            {t("lock.open")}
          </Button>
        </Stack>
      </form>
      {state === "forgot" ? (
        <Notice kind="attention" title={t("lock.forgot")}>
          <Text mb="sm">{t("lock.forgot-about")}</Text>
          <Group>
            <Button color="danger" onClick={() => void notes.forget()}>
              {t("lock.forgot-do")}
            </Button>
            <Button variant="default" onClick={() => setState("ready")}>
              {t("lock.keep")}
            </Button>
          </Group>
        </Notice>
      ) : (
        <button type="button" className={styles.quiet} onClick={() => setState("forgot")}>
          {t("lock.forgot")}
        </button>
      )}
    </main>
  );
}
