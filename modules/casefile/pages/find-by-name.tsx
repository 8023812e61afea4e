import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { findCasesByName } from "../find-cases-by-name.ts";
import { codeName } from "./vocabulary.ts";

/** Cases in which somebody of a name stands. The name is never put into the address. */
export function Page() {
  const { t } = useText("casefile");
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");

  function submit(event: FormEvent): void {
    event.preventDefault();
    setAsked(typed.trim());
  }

  return (
    <>
      <PageTitle title={t("find-by-name.title")} about={t("find-by-name.about")} />
      <form onSubmit={submit}>
        <Group align="end" gap="sm" mb="lg">
          <TextInput
            label={t("find-by-name.name")}
            value={typed}
            dir="auto"
            autoComplete="off"
            maxLength={200}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" disabled={typed.trim().length < 2}>
            {t("find-by-name.find")}
          </Button>
        </Group>
      </form>
      {asked === "" ? null : <Found name={asked} />}
    </>
  );
}

function Found({ name }: { name: string }) {
  const { t, lang } = useText("casefile");
  const found = useQuestion<typeof findCasesByName>(
    "casefile.find-cases-by-name",
    { name },
    { staleTime: 60_000 },
  );
  if (found.error) return <ProblemPanel problem={found.error} onRetry={() => found.refetch()} />;
  if (found.isPending) return <Waiting lines={3} />;
  if (found.data.items.length === 0)
    return <EmptyState title={t("find-by-name.none")} why={t("find-by-name.none-why")} />;
  return (
    <ul>
      {found.data.items.map((item) => (
        <li key={item.caseId}>
          <Link to={`/app/casefile/case/${item.code}`}>{joined(item.code, item.reference)}</Link>
          <ul>
            {item.people.map((person) => (
              <li key={`${person.personId} ${person.capacity}`}>
                <bdi>{person.name ?? person.personCode}</bdi>
                {" · "}
                {codeName("capacity", person.capacity, lang)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
