import { useCallback, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../../../../web/api/problem.ts";
import { useAction } from "../../../../web/api/use-action.ts";
import type { reviseDraft } from "../../edit/revise-draft.ts";
import type { Judgment } from "../../words/index.ts";

const pause = 1500;

export type Saving = {
  readonly state: "saved" | "unsaved" | "saving" | "stopped";
  readonly problem: Problem | null;
};

/** Saves a judgment a moment after the typing stops, one saving at a time, each on the version that the last one made. */
export function useSaving({
  judgmentId,
  version,
  judgment,
}: {
  judgmentId: string;
  version: number;
  /** What is to be saved; null while it cannot be read. */
  judgment: Judgment | null;
}): Saving {
  const { run } = useAction<typeof reviseDraft>("caselaw.revise-draft");
  const runNow = useRef(run);
  runNow.current = run;
  const standing = useRef(version);
  const saved = useRef(judgment);
  const wanted = useRef(judgment);
  const busy = useRef(false);
  const [saving, setSaving] = useState<Saving>({ state: "saved", problem: null });

  const save = useCallback(async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      while (wanted.current !== null && wanted.current !== saved.current) {
        const next: Judgment = wanted.current;
        setSaving({ state: "saving", problem: null });
        const done = await runNow.current(
          { judgmentId, judgment: next, typing: true },
          { expects: standing.current },
        );
        standing.current = done.version;
        saved.current = next;
      }
      setSaving({ state: "saved", problem: null });
    } catch (thrown) {
      setSaving({ state: "stopped", problem: asProblem(thrown) });
    } finally {
      busy.current = false;
    }
  }, [judgmentId]);

  useEffect(() => {
    wanted.current = judgment;
    if (judgment === null || judgment === saved.current) return;
    setSaving((before) => (before.state === "saving" ? before : { state: "unsaved", problem: null }));
    const timer = setTimeout(() => void save(), pause);
    return () => clearTimeout(timer);
  }, [judgment, save]);

  useEffect(() => {
    if (saving.state === "saved") return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [saving.state]);
  return saving;
}
