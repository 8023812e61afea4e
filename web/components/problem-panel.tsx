import { Button, Text } from "@mantine/core";
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
      {problem.fields.length > 0 && !problem.refusal ? (
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
