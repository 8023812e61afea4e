import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { findDossier } from "../../kernel/access/dossiers.ts";
import { call } from "../api/call.ts";
import { PersonConsents } from "../components/consents.tsx";
import { Notice } from "../components/notice.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { useText } from "../i18n/use-text.ts";

type Chosen = { readonly personId: string; readonly dossierId: string };

async function idOf(code: string): Promise<string> {
  const found = (await call("access.find-dossier", { code: code.trim() })) as OutputOf<typeof findDossier>;
  return found.dossierId;
}

/** Consents of one person, found by the codes of the person and of the file in which one asks. */
export function Page() {
  const { t } = useText("consent");
  const [person, setPerson] = useState("");
  const [dossier, setDossier] = useState("");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [missing, setMissing] = useState(false);

  async function show(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      setChosen({ personId: await idOf(person), dossierId: await idOf(dossier) });
      setMissing(false);
    } catch {
      setChosen(null);
      setMissing(true);
    }
  }

  return (
    <>
      <PageTitle title={t("page.title")} about={t("page.about")} />
      <form onSubmit={show}>
        <Group align="end" mb="lg">
          <TextInput
            label={t("page.person")}
            value={person}
            required
            maxLength={20}
            dir="ltr"
            autoComplete="off"
            onChange={(event) => setPerson(event.currentTarget.value)}
          />
          <TextInput
            label={t("page.dossier")}
            value={dossier}
            required
            maxLength={20}
            dir="ltr"
            autoComplete="off"
            onChange={(event) => setDossier(event.currentTarget.value)}
          />
          <Button type="submit">{t("page.show")}</Button>
        </Group>
      </form>
      {missing ? (
        <Notice kind="attention" live>
          {t("page.not-found")}
        </Notice>
      ) : null}
      {chosen ? <PersonConsents {...chosen} /> : null}
    </>
  );
}
