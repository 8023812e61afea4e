import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../api/call.ts";
import { createPasskey } from "../api/passkey.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { Notice } from "../components/notice.tsx";
import { problemText } from "../components/problem-text.ts";
import { useToast } from "../components/use-toast.tsx";
import { useText } from "../i18n/use-text.ts";

/** Names a new passkey, then lets the browser make it. */
export function AddPasskeyButton() {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t("passkeys.add")}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t("passkeys.add")}
        closeButtonProps={{ "aria-label": t("form.close") }}
      >
        {opened ? <AddForm onClose={() => setOpened(false)} /> : null}
      </Modal>
    </div>
  );
}

function AddForm({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const options = await call("session.begin-add-passkey", {});
      const response = await createPasskey(options as Record<string, unknown>);
      if (response) {
        await call("session.add-passkey", { name: name.trim(), response });
        await client.invalidateQueries({ queryKey: ["question", "session"] });
        toast(t("passkeys.added"));
        onClose();
      }
    } catch (thrown) {
      setProblem(asProblem(thrown, "session.add-passkey"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={add} noValidate>
      <Stack gap="md">
        <Text>{t("passkeys.add-about")}</Text>
        {problem ? <Notice kind="attention" live title={problemText(t, problem)} /> : null}
        <TextInput
          label={t("account.name")}
          description={t("passkeys.name-hint")}
          name="name"
          autoComplete="off"
          dir="auto"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("form.cancel")}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ""}>
            {t("passkeys.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
