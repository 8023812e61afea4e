import { ActionIcon, Button, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import type { SearchFields } from "#kernel/words";
import { useText } from "../../i18n/use-text.ts";
import { Icon } from "../icon.tsx";
import styles from "./search.module.css";
import { SearchHelp } from "./search-help.tsx";

export type SearchBoxProps = {
  readonly query: string;
  readonly onSearch: (query: string) => void;
  readonly fields: SearchFields;
  readonly examples: readonly string[];
};

/** The one box; what is typed is searched on Enter, so that the address changes once. */
export function SearchBox({ query, onSearch, fields, examples }: SearchBoxProps) {
  const { t } = useText("text-search");
  const [typed, setTyped] = useState(query);
  const [helping, setHelping] = useState(false);
  useEffect(() => setTyped(query), [query]);

  function search(event: FormEvent): void {
    event.preventDefault();
    onSearch(typed.trim());
  }

  return (
    <search>
      <form className={styles.box} onSubmit={search}>
        <TextInput
          className={styles.words ?? ""}
          aria-label={t("box.label")}
          size="md"
          maxLength={1000}
          autoComplete="off"
          enterKeyHint="search"
          leftSection={<Icon name="search" size={18} />}
          rightSection={
            typed === "" ? null : (
              <ActionIcon
                variant="subtle"
                aria-label={t("box.clear")}
                onClick={() => {
                  setTyped("");
                  onSearch("");
                }}
              >
                <Icon name="close" size={16} />
              </ActionIcon>
            )
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="md">
          {t("box.search")}
        </Button>
        <Button
          size="md"
          variant="subtle"
          leftSection={<Icon name="help" size={18} />}
          onClick={() => setHelping(true)}
        >
          {t("box.help")}
        </Button>
      </form>
      <SearchHelp
        fields={fields}
        examples={examples}
        opened={helping}
        onClose={() => setHelping(false)}
        onExample={(example) => {
          setHelping(false);
          onSearch(example);
        }}
      />
    </search>
  );
}
