import { Button, Modal, Stack, Text, Title } from "@mantine/core";
import type { SearchFields } from "#kernel/words";
import { useText } from "../../i18n/use-text.ts";
import styles from "./search.module.css";

export type SearchHelpProps = {
  readonly fields: SearchFields;
  readonly examples: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onExample: (example: string) => void;
};

/** Signs of the query language; the same in every language of the screen. */
const signs = [
  ["a b", "words"],
  ['"a b"', "phrase"],
  ["a OR b", "or"],
  ["a -b", "not"],
  ["slav*", "begins"],
  ["(a OR b) c", "brackets"],
] as const;

export function SearchHelp({ fields, examples, opened, onClose, onExample }: SearchHelpProps) {
  const { t } = useText("text-search");
  const names = Object.entries(fields);
  const facet = names.find(([, kind]) => kind === "facet")?.[0] ?? names[0]?.[0];
  const spanned = names.find(([, kind]) => kind === "date")?.[0];
  const rows = [
    ...signs,
    ...(facet === undefined ? [] : [[`${facet}:a`, "field"] as const]),
    ...(spanned === undefined ? [] : [[`${spanned}:2015..2020`, "range"] as const]),
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t("help.title")} size="lg">
      <Stack gap="md">
        <Text>{t("help.about")}</Text>
        <table className={styles.syntax}>
          <tbody>
            {rows.map(([sign, key]) => (
              <tr key={key}>
                <th scope="row">
                  <bdi dir="ltr">
                    <code>{sign}</code>
                  </bdi>
                </th>
                <td>{t(`help.${key}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Text c="dimmed">{`${t("help.languages")} ${t("help.names")}`}</Text>
        {names.length === 0 ? null : (
          <div>
            <Title order={3} size="h5">
              {t("help.fields")}
            </Title>
            <table className={styles.syntax}>
              <tbody>
                {names.map(([name, kind]) => (
                  <tr key={name}>
                    <th scope="row">
                      <bdi dir="ltr">
                        <code>{`${name}:`}</code>
                      </bdi>
                    </th>
                    <td>{t(`help.kind.${kind}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {examples.length === 0 ? null : (
          <div>
            <Title order={3} size="h5">
              {t("help.examples")}
            </Title>
            {examples.map((example) => (
              <Button
                key={example}
                size="compact-sm"
                variant="default"
                me="xs"
                mt="xs"
                onClick={() => onExample(example)}
              >
                <bdi>{example}</bdi>
              </Button>
            ))}
          </div>
        )}
      </Stack>
    </Modal>
  );
}
