import { Modal, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Fragment, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { holds, type Session } from "../api/session.ts";
import { Icon } from "../components/icon.tsx";
import { useText } from "../i18n/use-text.ts";
import type { NavSection } from "./nav.ts";
import { grouped, type Line, matching, placeOfChosen } from "./palette.ts";
import styles from "./search.module.css";
import { useGo, useLines } from "./use-lines.ts";
import { useModuleSearch } from "./use-module-search.ts";

export type SearchDialogProps = {
  readonly session: Session;
  readonly sections: readonly NavSection[];
  readonly onClose: () => void;
};

/** The dialog behind Ctrl-K and `/`: what may be found and done from everywhere. Nothing typed here is kept. */
export function SearchDialog({ session, sections, onClose }: SearchDialogProps) {
  const { t } = useText("help");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("search.open")}
      closeButtonProps={{ "aria-label": t("form.close") }}
      centered={false}
      size="lg"
    >
      <SearchPanel session={session} sections={sections} onClose={onClose} />
    </Modal>
  );
}

/** One box and one list under it: arrows move, Enter chooses. */
function SearchPanel({ session, sections, onClose }: SearchDialogProps) {
  const { t } = useText("help");
  const [typed, setTyped] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text] = useDebouncedValue(typed.trim(), 120);
  const go = useGo();
  const { hits, pending } = useModuleSearch(session, text);
  // What was found for the text before must not be opened for the text that stands there now.
  const found: Line[] = (text === typed.trim() ? hits : []).map((hit) => ({
    ...hit,
    id: hit.to,
    group: "found",
    act: () => go(hit.to),
  }));
  const known = matching(useLines(session, sections), typed);
  const groups = grouped([...found, ...known], typed.trim() === "" ? 5 : 8);
  const lines = groups.flatMap((group) => group.lines);
  const at = placeOfChosen(lines, chosenId);
  const keptId = lines[at]?.id ?? null;

  // From here on the choice goes with its line: answers that come later may move it down, and Enter opens what was read.
  useEffect(() => setChosenId(keptId), [keptId]);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  function choose(line: Line): void {
    onClose();
    line.act();
  }

  function key(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && lines.length > 0) {
      event.preventDefault();
      setChosenId(lines[(at + step + lines.length) % lines.length]?.id ?? null);
    }
    const chosen = lines[at];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      choose(chosen);
    }
  }

  return (
    <div>
      <TextInput
        data-autofocus
        aria-label={t("search.open")}
        placeholder={t("palette.hint")}
        value={typed}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        role="combobox"
        aria-expanded={lines.length > 0}
        aria-controls={id}
        aria-activedescendant={lines.length > 0 ? `${id}-${at}` : undefined}
        leftSection={<Icon name="search" />}
        onKeyDown={key}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosenId(null);
        }}
      />
      <div id={id} role="listbox" aria-label={t("search.open")} className={styles.found} ref={list}>
        {groups.map(({ group, lines: inGroup }) => (
          <Fragment key={group}>
            <div role="presentation" aria-hidden="true" className={styles.group}>
              {t(`palette.${group}`)}
            </div>
            {inGroup.map((line) => (
              <PaletteLine
                key={line.id}
                line={line}
                id={`${id}-${lines.indexOf(line)}`}
                chosen={lines.indexOf(line) === at}
                onPoint={() => setChosenId(line.id)}
                onChoose={() => choose(line)}
                onKey={key}
              />
            ))}
          </Fragment>
        ))}
      </div>
      <Text role="status" c="dimmed" size="sm" mt="xs">
        {lines.length === 0 && typed !== "" && !pending ? t("search.nothing") : ""}
      </Text>
      {holds(session, "casefile.find-by-name") ? (
        <Text c="dimmed" size="sm" mt="xs">
          {t("palette.name")}
        </Text>
      ) : null}
    </div>
  );
}

type PaletteLineProps = {
  readonly line: Line;
  readonly id: string;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
};

function PaletteLine({ line, id, chosen, onPoint, onChoose, onKey }: PaletteLineProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={styles.hit}
      onMouseMove={onPoint}
      onClick={onChoose}
      onKeyDown={onKey}
    >
      <bdi>{line.label}</bdi>
      <small>{line.about}</small>
    </div>
  );
}
