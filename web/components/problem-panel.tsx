import { Button, Group, SimpleGrid, Text } from "@mantine/core";
import type { Problem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { Link } from "./link.tsx";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";

export type ProblemPanelProps = { readonly problem: Problem; readonly onRetry?: () => void };

/** What went wrong, in a sentence, with what can be done about it. */
export function ProblemPanel({ problem, onRetry }: ProblemPanelProps) {
  const { t } = useText(problem.called.split(".")[0]);
  const retry = onRetry ? (
    <Button variant="default" size="sm" onClick={onRetry}>
      {t("problem.retry")}
    </Button>
  ) : null;
  const action =
    problem.code === "signed-out" ? <Link to={signInAddress()}>{t("sign-in.title")}</Link> : retry;
  return (
    <Notice
      kind={problem.code === "not-found" ? "plain" : "attention"}
      live
      title={problemText(t, problem)}
      action={action}
    >
      {problem.fields.length > 0 ? (
        <ul>
          {problem.fields.map((field) => (
            <li key={`${field.row ?? ""}${field.path}`}>
              <bdi>{field.path}</bdi>
              {": "}
              {field.expected}
            </li>
          ))}
        </ul>
      ) : null}
      {problem.versions ? <BothVersions problem={problem} /> : null}
      {problem.status >= 500 && problem.requestId ? (
        <Text size="sm" c="dimmed">
          {t("problem.request", { id: problem.requestId })}
        </Text>
      ) : null}
    </Notice>
  );
}

export function signInAddress(): string {
  return `/app/sign-in?back=${encodeURIComponent(window.location.pathname + window.location.search)}`;
}

/** Both versions of a record that two people changed at once: nothing that was typed is lost. */
function BothVersions({ problem }: { problem: Problem }) {
  const { t } = useText();
  const { yours, theirs } = problem.versions ?? {};
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
      <Version title={t("problem.yours")} value={yours} />
      <Version title={t("problem.theirs")} value={theirs} />
    </SimpleGrid>
  );
}

function Version({ title, value }: { title: string; value: unknown }) {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return (
    <div>
      <Text fw={600}>{title}</Text>
      {entries.map(([name, one]) => (
        <Group key={name} gap="xs" wrap="nowrap" align="baseline">
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Text size="sm" component="bdi">
            {typeof one === "string" || typeof one === "number" ? String(one) : JSON.stringify(one)}
          </Text>
        </Group>
      ))}
    </div>
  );
}
