import { Badge, Group, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Problem } from "../api/problem.ts";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import styles from "./sessions.module.css";

type Answer<Item> = Pick<
  UseQueryResult<{ readonly items: readonly Item[] }, Problem>,
  "data" | "error" | "isPending"
> & { readonly refetch: () => unknown };

/** One's own few things, a line each, with what may be done at its end. */
export function OwnLines<Item>({
  answer,
  about,
  children,
}: {
  readonly answer: Answer<Item>;
  readonly about: string;
  readonly children: (item: Item) => ReactNode;
}) {
  if (answer.error) return <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} />;
  if (answer.isPending || !answer.data) return <Waiting lines={2} />;
  return (
    <>
      <Text c="dimmed" mb="sm">
        {about}
      </Text>
      {answer.data.items.length > 0 ? (
        <ul className={styles.sessions}>{answer.data.items.map(children)}</ul>
      ) : null}
    </>
  );
}

export type OwnLineProps = {
  readonly name: ReactNode;
  readonly mark?: string | undefined;
  readonly detail: string;
  readonly children?: ReactNode;
};

export function OwnLine({ name, mark, detail, children }: OwnLineProps) {
  return (
    <li>
      <div>
        <Group gap="xs">
          <bdi>{name}</bdi>
          {mark ? (
            <Badge variant="light" className={styles.badge ?? ""}>
              {mark}
            </Badge>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed">
          {detail}
        </Text>
      </div>
      {children}
    </li>
  );
}
