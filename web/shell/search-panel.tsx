import { Modal, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useState } from "react";
import type { SearchHit } from "#kernel/words";
import { call } from "../api/call.ts";
import { holds, type Session } from "../api/session.ts";
import { questionKey } from "../api/use-question.ts";
import { Icon } from "../components/icon.tsx";
import { doors } from "../doors.ts";
import { joined } from "../i18n/joined.ts";
import { useText } from "../i18n/use-text.ts";
import type { NavSection } from "./nav.ts";
import styles from "./search.module.css";

type Found = { readonly to: string; readonly label: string; readonly about: string };

export type SearchDialogProps = {
  readonly session: Session;
  readonly sections: readonly NavSection[];
  readonly onClose: () => void;
};

/** The dialog behind Ctrl-K, loaded when it is first opened. */
export function SearchDialog({ session, sections, onClose }: SearchDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("search.open")}
      closeButtonProps={{ "aria-label": t("form.close") }}
      centered={false}
      size="lg"
    >
      <SearchPanel session={session} sections={sections} onGo={onClose} />
    </Modal>
  );
}

type SearchPanelProps = {
  readonly session: Session;
  readonly sections: readonly NavSection[];
  readonly onGo: () => void;
};

/** One box and one list under it: arrows move, Enter opens. */
function SearchPanel({ session, sections, onGo }: SearchPanelProps) {
  const { t } = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const [text] = useDebouncedValue(typed.trim(), 250);
  const { hits, pending } = useModuleSearch(session, text);
  const found = [...pagesFor(typed.trim()), ...hits];

  function pagesFor(words: string): Found[] {
    const wanted = words.toLocaleLowerCase();
    return sections
      .flatMap(({ group, items }) =>
        items.map((item) => ({ to: item.to, label: t(item.label), about: t(`nav.group.${group}`) })),
      )
      .filter((page) => page.label.toLocaleLowerCase().includes(wanted))
      .slice(0, 8);
  }

  function go(to: string): void {
    onGo();
    void navigate({ to });
  }

  function key(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setAt((at + step + found.length) % found.length);
    }
    const chosen = found[at];
    if (event.key === "Enter" && chosen) go(chosen.to);
  }

  return (
    <div>
      <TextInput
        data-autofocus
        aria-label={t("search.open")}
        placeholder={t("search.hint")}
        value={typed}
        dir="auto"
        autoComplete="off"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        leftSection={<Icon name="search" />}
        onKeyDown={key}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div id={id} role="listbox" aria-label={t("search.open")} className={styles.found}>
        {found.map((one, place) => (
          <div
            key={`${one.to}${one.label}`}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className={styles.hit}
            onMouseEnter={() => setAt(place)}
            onClick={() => go(one.to)}
            onKeyDown={key}
          >
            <bdi>{one.label}</bdi>
            <small>{one.about}</small>
          </div>
        ))}
      </div>
      <Text role="status" c="dimmed" size="sm" mt="xs">
        {found.length === 0 && typed !== "" && !pending ? t("search.nothing") : ""}
      </Text>
    </div>
  );
}

/** What the modules find for a text of at least two characters. */
function useModuleSearch(session: Session, text: string): { hits: Found[]; pending: boolean } {
  const { t } = useText();
  const searching = doors.flatMap((door) =>
    door.search && holds(session, door.search.needs) ? [{ door, search: door.search }] : [],
  );
  const input = { text, limit: 6 };
  const answers = useQueries({
    queries: searching.map(({ search }) => ({
      queryKey: [...questionKey(search.question, input), "search"],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(search.question as `${string}.${string}`, input, { signal }),
      enabled: text.length >= 2,
      gcTime: 0,
    })),
  });
  const hits = answers.flatMap((answer, place) => {
    const from = searching[place];
    const items = (answer.data as { items?: readonly SearchHit[] } | undefined)?.items ?? [];
    if (!from) return [];
    return items.map((hit) => ({
      to: from.search.to(hit),
      label: hit.label,
      about: joined(t(`${from.door.name}:${from.search.label}`), hit.about),
    }));
  });
  return { hits, pending: answers.some((answer) => answer.isFetching) };
}
