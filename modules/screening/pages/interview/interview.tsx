import { Button } from "@mantine/core";
import { useCallback, useRef, useState } from "react";
import { useText } from "../../../../web/i18n/use-text.ts";
import { toldIn } from "../../screening.ts";
import { BesideStep } from "./beside-step.tsx";
import { ChooseStep } from "./choose-step.tsx";
import { Compare } from "./compare.tsx";
import { FilesStep } from "./files-step.tsx";
import { InterpreterStep } from "./interpreter-step.tsx";
import type { Note } from "./note.ts";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";
import { PartStep } from "./part-step.tsx";
import { PersonStep } from "./person-step.tsx";
import { ResultStep } from "./result-step.tsx";
import { RightsStep } from "./rights-step.tsx";
import { SafetyStep } from "./safety-step.tsx";
import { type Step, stepsOf } from "./steps.ts";
import { placeOf } from "./whereabouts.ts";
import { WishesStep } from "./wishes-step.tsx";

export type Change = (act: (note: Note) => Note) => void;
export type StepProps = { readonly note: Note; readonly change: Change; readonly go: (step: Step) => void };

/** One interview: safety first, then any order, with pause at any time. */
export function Interview({ note }: { note: Note }) {
  const { t, lang } = useText("notes");
  const { instruments, parcels } = useNotes();
  const [step, setStep] = useState<Step>("safety");
  const main = useRef<HTMLElement>(null);
  const steps = stepsOf(note, instruments);
  const change = useCallback((act: (one: Note) => Note) => notes.change(note.id, act), [note.id]);
  const at = Math.max(0, steps.indexOf(step));
  const next = steps[at + 1];
  /** A new step begins at its top. */
  function go(to: Step): void {
    setStep(to);
    window.scrollTo({ top: 0 });
    main.current?.focus({ preventScroll: true });
  }

  if (placeOf(note, parcels).state === "stale") return <Compare note={note} />;
  const titleOf = (one: Step): string => {
    if (!one.startsWith("part ")) return t(`step.${one}`);
    const instrument = instruments.find(({ id, version }) => one === `part ${id} ${version}`);
    return instrument ? toldIn(instrument.title, lang).text : one;
  };
  return (
    <>
      <nav className={styles.steps} aria-label={t("step.all")}>
        {steps.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.step}
            aria-current={one === step ? "step" : undefined}
            onClick={() => go(one)}
          >
            {titleOf(one)}
          </button>
        ))}
      </nav>
      <main className={styles.main} ref={main} tabIndex={-1}>
        <h2>{titleOf(step)}</h2>
        <StepPage step={step} note={note} change={change} go={go} />
      </main>
      <div className={styles.bottom}>
        <Button size="lg" variant="default" onClick={() => notes.open(null)}>
          {t("step.pause")}
        </Button>
        {next ? (
          <Button size="lg" onClick={() => go(next)}>
            {t("step.next")}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function StepPage({ step, ...rest }: StepProps & { step: Step }) {
  switch (step) {
    case "safety":
      return <SafetyStep {...rest} />;
    case "rights":
      return <RightsStep {...rest} />;
    case "wishes":
      return <WishesStep {...rest} />;
    case "interpreter":
      return <InterpreterStep {...rest} />;
    case "beside":
      return <BesideStep {...rest} />;
    case "person":
      return <PersonStep {...rest} />;
    case "choose":
      return <ChooseStep {...rest} />;
    case "files":
      return <FilesStep {...rest} />;
    case "result":
      return <ResultStep {...rest} />;
    default:
      return <PartStep key={step} step={step} {...rest} />;
  }
}
