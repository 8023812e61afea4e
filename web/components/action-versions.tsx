import { Button, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { PartialDate } from "#kernel/words";
import { useFormat } from "../i18n/use-format.ts";
import { type Text as Texts, useText } from "../i18n/use-text.ts";
import styles from "./action-versions.module.css";
import { differing, type Field, type Values } from "./fields.ts";
import { Notice } from "./notice.tsx";
import { PartialDateText } from "./partial-date.tsx";

export type ActionVersionsProps = {
  readonly fields: readonly Field[];
  /** What the reader entered. */
  readonly yours: Values;
  /** What stands now. */
  readonly theirs: Values;
  /** Takes what stands now into the form. */
  readonly onTake: (name: string) => void;
};

/** Somebody else was faster: both versions of each field that differs. Nothing that was entered is lost. */
export function ActionVersions({ fields, yours, theirs, onTake }: ActionVersionsProps) {
  const { t } = useText();
  const others = differing(fields, yours, theirs);
  return (
    <Notice kind="attention" live title={t("versions.title")}>
      <Text size="sm">{t(others.length > 0 ? "versions.compare" : "versions.look")}</Text>
      {others.map((field) => (
        <section key={field.name} className={styles.field} aria-label={field.label}>
          <div className={styles.label}>{field.label}</div>
          <div className={styles.both}>
            <Version title={t("problem.yours")}>
              <Shown field={field} value={yours[field.name]} />
            </Version>
            <Version title={t("problem.theirs")}>
              <Shown field={field} value={theirs[field.name]} />
              <Button variant="default" size="compact-sm" mt={4} onClick={() => onTake(field.name)}>
                {t("versions.take")}
              </Button>
            </Version>
          </div>
        </section>
      ))}
    </Notice>
  );
}

function Version({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      {children}
    </div>
  );
}

function Shown({ field, value }: { field: Field; value: unknown }) {
  const { t } = useText();
  const { list } = useFormat();
  if (field.kind === "partial-date" && value) return <PartialDateText date={value as PartialDate} />;
  return (
    <div className={styles.value}>
      <bdi>{wordsOf(field, value, { t, list })}</bdi>
    </div>
  );
}

type Saying = { readonly t: Texts["t"]; readonly list: (words: readonly string[]) => string };

function wordsOf(field: Field, value: unknown, { t, list }: Saying): string {
  if (field.kind === "switch") return t(value === true ? "accounts.yes" : "accounts.no");
  if (value === null || value === undefined || value === "") return t("versions.empty");
  if (field.kind === "choice" || field.kind === "choices") {
    const chosen = Array.isArray(value) ? value : [value];
    const labels = chosen.map(
      (one) => field.options.find((option) => option.value === one)?.label ?? String(one),
    );
    return labels.length > 0 ? list(labels) : t("versions.empty");
  }
  return String(value);
}
