import { useEffect, useRef } from "react";
import { Link } from "../components/link.tsx";
import { Notice } from "../components/notice.tsx";
import { problemText } from "../components/problem-text.ts";
import { Waiting } from "../components/waiting.tsx";
import { useText } from "../i18n/use-text.ts";
import { Entrance } from "./entrance.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { takeHeld } from "./single-sign-on.ts";
import { ownProblem, useEnter } from "./use-enter.ts";

/** Where the provider of single sign-on leads back to: its answer is traded for a session, once. */
export function Page() {
  const { t } = useText();
  const entry = useEnter();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const answer = window.location.search.slice(1);
    const held = takeHeld();
    // The answer has done its work and need not stand in the browser's history.
    const back = held?.back ? `?back=${encodeURIComponent(held.back)}` : "";
    window.history.replaceState(null, "", `${window.location.pathname}${back}`);
    void entry.during("session.finish-single-sign-on", async () => {
      if (!held || answer === "") throw ownProblem("sign-in-lost");
      await entry.enter("finish-single-sign-on", { answer, binding: held.binding }, held.back);
    });
  }, [entry]);
  return (
    <Entrance title={t("sign-in.title")}>
      {entry.second ? (
        <SecondFactor second={entry.second} entry={entry} />
      ) : entry.problem ? (
        <Notice kind="attention" live title={problemText(t, entry.problem)} action={<BackLink />} />
      ) : entry.busy ? (
        <Waiting lines={3} />
      ) : (
        <BackLink />
      )}
    </Entrance>
  );
}

function BackLink() {
  const { t } = useText();
  return <Link to="/app/sign-in">{t("second-factor.back")}</Link>;
}
