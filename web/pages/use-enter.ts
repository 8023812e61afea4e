import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../api/call.ts";
import { asProblem, Problem } from "../api/problem.ts";
import { openSession, type SignInVerb } from "../api/sign-in.ts";
import { takePicked } from "../i18n/picked.ts";
import { keepSignOutAddress } from "../shell/leave-provider.ts";
import { safeReturn } from "../shell/safe-return.ts";

/** The second step that an account asks for: a ticket for the first, and what may be shown. */
export type Second = { readonly ticket: string; readonly ways: readonly string[] };

/** Signs in one way or another, and goes on to where the reader wanted to go. */
export function useEnter() {
  const client = useQueryClient();
  const { history } = useRouter();
  const { back } = useSearch({ strict: false }) as { back?: string };
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [aim, setAim] = useState(back);
  const [second, setSecond] = useState<Second | null>(null);

  async function enter(verb: SignInVerb, input: Record<string, unknown>, to = aim): Promise<void> {
    setAim(to);
    await during(`session.${verb}`, async () => {
      const opened = await openSession(verb, input);
      keepSignOutAddress(opened.signOutAt ?? null);
      const picked = takePicked();
      if (picked) await call("session.set-language", { lang: picked }, { key: crypto.randomUUID() });
      client.clear();
      history.push(safeReturn(to));
    });
  }

  /** Runs one step; what it throws is shown, and a second step that it asks for is offered. */
  async function during(called: string, step: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await step();
    } catch (thrown) {
      const found = asProblem(thrown, called);
      const asked = secondOf(found);
      setSecond((held) => asked ?? (found.code === "wrong-sign-in" ? held : null));
      setProblem(asked ? null : found);
    } finally {
      setBusy(false);
    }
  }

  function leaveSecond(): void {
    setSecond(null);
    setProblem(null);
  }
  return { enter, during, busy, problem, second, leaveSecond };
}

function secondOf(problem: Problem): Second | null {
  const { ticket, ways } = problem.params;
  if (problem.code !== "code-needed" || typeof ticket !== "string") return null;
  return { ticket, ways: String(ways ?? "").split(" ") };
}

/** A sentence of our own in the shape of a problem, for what is seen before anything is sent. */
export function ownProblem(code: string): Problem {
  return new Problem({ code, status: 0 }, "");
}
