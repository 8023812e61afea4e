import { Button, Stack } from "@mantine/core";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import {
  type Assessment,
  assess,
  type ElementFound,
  type Instrument,
  settingHere,
  toldIn,
} from "../../screening.ts";
import type { StepProps } from "./interview.tsx";
import { childIn, heldBack, rightsWereTold } from "./note.ts";
import styles from "./notes.module.css";
import { notes, useNotes } from "./notes-store.ts";

type Ask = (at: { instrument: string; question: string }) => string;

/** Reasons on both sides, and what is unknown. No number stands for the person, and nothing is decided here. */
export function ResultStep({ note }: StepProps) {
  const { t, lang } = useText("notes");
  const { instruments, settings } = useNotes();
  const { interview } = note;
  const parts = interview.parts.flatMap(({ instrument, version, answers }) => {
    const found = instruments.find((one) => one.id === instrument && one.version === version);
    return found ? [{ instrument: found, answers }] : [];
  });
  const found = assess(parts, {
    child: childIn(note),
    urgentMedical: interview.safety.urgentMedical === "yes",
    unsafe: interview.safety.safeToTalk === "no",
    rightsTold: rightsWereTold(interview.rights),
    setting: settingHere(settings, interview.country),
  });
  const ask: Ask = ({ instrument, question }) => textOf(instruments, { instrument, question, lang });
  const held = heldBack(note, instruments);
  const waits = notes.isWaiting(note);
  return (
    <Stack gap="md">
      <p>{t("result.about")}</p>
      <Steps found={found} />
      <Leaflets note={note} parts={parts.map(({ instrument }) => instrument)} steps={found} />
      {found.agreement?.irrelevant ? (
        <Notice>
          {t("result.agreement", { why: t(`result.because.${found.child ? "child" : "means"}`) })}
        </Notice>
      ) : null}
      {found.elements
        .filter(({ state }) => state !== "not-asked-here")
        .map((one) => (
          <Element key={one.element} found={one} ask={ask} />
        ))}
      <Dimensions found={found} instruments={instruments} />
      {found.next.length > 0 ? (
        <section>
          <h3>{t("result.next")}</h3>
          <ul className={styles.facts}>
            {found.next.map((at) => (
              <li key={`${at.instrument} ${at.question}`}>{ask(at)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <Button size="lg" variant="default" onClick={() => notes.lookUp(true)}>
        {t("directory.look-up")}
      </Button>
      {held.length > 0 ? <Notice kind="attention">{t("result.held-back")}</Notice> : null}
      <p>{t(waits ? "result.finish-waits" : "result.finish-about")}</p>
      <Button
        size="lg"
        disabled={waits}
        onClick={() => void notes.finish(note.id).then(() => notes.open(null))}
      >
        {t("result.finish")}
      </Button>
    </Stack>
  );
}

function textOf(
  instruments: readonly Instrument[],
  { instrument, question, lang }: { instrument: string; question: string; lang: string },
): string {
  const asked = instruments
    .filter(({ id }) => id === instrument)
    .flatMap(({ sections }) => sections.flatMap(({ questions }) => questions))
    .find(({ id }) => id === question);
  return asked ? toldIn(asked.text, lang).text : question;
}

function Steps({ found }: { found: Assessment }) {
  const { t } = useText("notes");
  return (
    <section>
      <h3>{t("result.steps")}</h3>
      <ul className={styles.facts}>
        {found.steps.map(({ code, days }) => (
          <li key={code}>
            {joined(t(`result.step.${code}`), days === undefined ? null : t("result.days", { count: days }))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** S10: what somebody may keep who does not know yet; in the language of the interview, where the form has one. */
function Leaflets({
  note,
  parts,
  steps,
}: {
  note: StepProps["note"];
  parts: readonly Instrument[];
  steps: Assessment;
}) {
  const { t } = useText("notes");
  const { instruments } = useNotes();
  if (!steps.steps.some(({ code }) => code === "leaflet")) return null;
  const has = ({ leaflet }: Instrument) => leaflet !== undefined;
  // Where none of the forms that were used has one, the one of another form serves.
  const shown = parts.some(has) ? parts.filter(has) : instruments.filter(has).slice(0, 1);
  return shown.map(({ id, leaflet }) => {
    if (leaflet === undefined) return null;
    const { lang, text } = toldIn(leaflet, note.interview.lang);
    return (
      <section key={id}>
        <h3>{t("result.leaflet")}</h3>
        <blockquote lang={lang} dir="auto" className={styles.leaflet}>
          {text}
        </blockquote>
      </section>
    );
  });
}

function Element({ found, ask }: { found: ElementFound; ask: Ask }) {
  const { t } = useText("notes");
  const sides = [
    ["for", found.for],
    ["against", found.against],
    ["unknown", found.unknown.slice(0, 8)],
  ] as const;
  return (
    <section>
      <h3>{joined(t(`result.element.${found.element}`), t(`result.state.${found.state}`))}</h3>
      {sides.map(([side, lines]) =>
        lines.length === 0 ? null : (
          <div key={side}>
            <div className={styles.voice}>{t(`result.${side}`)}</div>
            <ul className={styles.facts}>
              {lines.map((line) => (
                <li key={`${line.instrument} ${line.question} ${"voice" in line ? line.voice : ""}`}>
                  {joined(ask(line), "voice" in line ? t(`answer.${line.voice}`) : null)}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}

function Dimensions({ found, instruments }: { found: Assessment; instruments: readonly Instrument[] }) {
  const { t, lang } = useText("notes");
  if (found.dimensions.length === 0) return null;
  return (
    <section>
      <h3>{t("result.dimensions")}</h3>
      {found.dimensions.map(({ instrument, found: each }) => {
        const whole = instruments.find(({ id }) => id === instrument);
        return (
          <ul key={instrument} className={styles.facts}>
            {each.map(({ id, positive, line }) => {
              const section = whole?.sections.find((one) => one.id === id.toLowerCase());
              const title = section ? toldIn(section.title, lang).text : id;
              return (
                <li key={id}>
                  {joined(
                    title,
                    t(`result.state.${positive ? "found" : "open"}`),
                    line === null ? t("result.no-line") : t(`result.line.${line}`),
                  )}
                </li>
              );
            })}
          </ul>
        );
      })}
    </section>
  );
}
