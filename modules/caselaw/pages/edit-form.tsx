import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMemo, useState } from "react";
import type { OutputOf } from "#kernel/action";
import { Icon } from "../../../web/components/icon.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getDraft } from "../edit/get-draft.ts";
import { Judgment } from "../words/index.ts";
import { valueAt, withValueAt } from "./form/paths.ts";
import { sectionsOf } from "./form/sections.ts";
import type { Section } from "./form/spec.ts";
import { SpecInput } from "./form/spec-input.tsx";
import { useSaving } from "./form/use-saving.ts";
import styles from "./judgment.module.css";
import { useLabels } from "./labels.ts";

type Draft = OutputOf<typeof getDraft>;

/** The long form of a judgment: a section at a time, saved while typing, mistakes told at their field and on top. */
export function EditForm({ draft }: { draft: Draft }) {
  const { t, lang } = useText("caselaw");
  const labels = useLabels();
  const [content, setContent] = useState<unknown>(draft.judgment);
  const [at, setAt] = useState(0);
  const own = draft.judgment.title.lang;
  const sections = useMemo(() => sectionsOf({ t, lang, labels, own }), [t, lang, labels, own]);
  const read = useMemo(
    () => (content === draft.judgment ? null : Judgment.safeParse(content)),
    [content, draft.judgment],
  );
  const errors = useMemo(() => {
    const issues = read?.error?.issues ?? [];
    return new Map(
      issues.map(({ path }): [string, string] => {
        const value = valueAt(
          content,
          path.map((part) => (typeof part === "number" ? part : String(part))),
        );
        return [
          path.join("."),
          t(value === undefined || value === "" || value === null ? "form.needed" : "form.cannot-read"),
        ];
      }),
    );
  }, [read, content, t]);
  const ready = useMemo(() => (read === null ? draft.judgment : (read.data ?? null)), [read, draft.judgment]);
  const saving = useSaving({ judgmentId: draft.judgmentId, version: draft.version, judgment: ready });
  const section = sections[at];
  if (!draft.may.includes("revise")) return <Text c="dimmed">{t("form.closed")}</Text>;
  if (section === undefined) return null;
  return (
    <Stack gap="md">
      <Progress sections={sections} at={at} errors={errors} content={content} onGo={setAt} />
      <Group gap="xs" role="status">
        <Icon name={saving.state === "saved" ? "check" : "info"} size={16} />
        <Text size="sm" c="dimmed">
          {ready === null ? t("form.not-saved") : t(`form.${saving.state}`)}
        </Text>
      </Group>
      {saving.problem ? (
        <Notice kind="danger" live title={t("form.stopped")}>
          {problemText(t, saving.problem)}{" "}
          <Button size="compact-xs" variant="default" onClick={() => location.reload()}>
            {t("form.load")}
          </Button>
        </Notice>
      ) : null}
      {errors.size > 0 ? (
        <Notice kind="attention" title={t("form.mistakes", { count: errors.size })}>
          {t("form.mistakes-about")}
        </Notice>
      ) : null}
      <Title order={2} size="h3">
        {section.title}
      </Title>
      <Stack gap="lg" maw="46rem">
        {section.fields.map((spec) => (
          <SpecInput
            key={spec.path.join(".")}
            spec={spec}
            base={[]}
            whole={content}
            own={own}
            errors={errors}
            onChange={(path, value) => setContent((before: unknown) => withValueAt(before, path, value))}
          />
        ))}
      </Stack>
      <Group justify="space-between" maw="46rem">
        <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t("form.back")}
        </Button>
        <Button variant="default" disabled={at === sections.length - 1} onClick={() => setAt(at + 1)}>
          {t("form.next")}
        </Button>
      </Group>
    </Stack>
  );
}

function isFilled(section: Section, content: unknown): boolean {
  return section.fields.some(({ path }) => {
    const value = valueAt(content, path);
    return Array.isArray(value)
      ? value.length > 0
      : value !== undefined && value !== null && value !== "unknown";
  });
}

/** The sections as a line: which one is open, which hold something, where something is to be mended. */
function Progress({
  sections,
  at,
  errors,
  content,
  onGo,
}: {
  sections: readonly Section[];
  at: number;
  errors: ReadonlyMap<string, string>;
  content: unknown;
  onGo: (at: number) => void;
}) {
  const { t } = useText("caselaw");
  return (
    <nav aria-label={t("form.sections")}>
      <ol className={styles.steps}>
        {sections.map((section, place) => {
          const firsts = new Set(section.fields.map(({ path }) => path[0]));
          const wrong = [...errors.keys()].some((key) => firsts.has(key.split(".")[0]));
          const filled = isFilled(section, content);
          return (
            <li key={section.id}>
              <Button
                size="compact-sm"
                variant={place === at ? "filled" : "default"}
                aria-current={place === at ? "step" : undefined}
                rightSection={
                  wrong ? (
                    <Icon name="warning" size={14} />
                  ) : filled ? (
                    <Icon name="check" size={14} />
                  ) : undefined
                }
                onClick={() => onGo(place)}
              >
                {section.title}
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
