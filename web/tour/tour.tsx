import { Button, CloseButton, Group, useDirection } from "@mantine/core";
import { useViewportSize } from "@mantine/hooks";
import { type CSSProperties, useEffect, useRef } from "react";
import { useText } from "../i18n/use-text.ts";
import { useChoice } from "../shell/choices.ts";
import styles from "./tour.module.css";
import { endTour, goToStep, type TourState } from "./tour-state.ts";
import type { TourStep } from "./tour-steps.ts";
import { type Place, useAnchor } from "./use-anchor.ts";
import { useStepPage } from "./use-step-page.ts";

const nowhere: TourStep = { name: "welcome" };

/** A tour of a few steps beside what they explain. The page below stays usable; the keys lead on, back and out. */
export function Tour({ steps, at }: TourState) {
  const { t } = useText("help");
  const { dir } = useDirection();
  const seen = useChoice("tour-seen");
  const step = steps[at] ?? nowhere;
  useStepPage(step);
  const place = useAnchor(step.anchor);
  const screen = useViewportSize();
  const panel = useRef<HTMLDialogElement>(null);
  const last = at === steps.length - 1;

  function end(): void {
    endTour();
    if (!seen.on) void seen.set(true);
  }

  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const onward = dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = dir === "rtl" ? "ArrowRight" : "ArrowLeft";
      if (event.key === "Escape") end();
      else if (event.key === onward && !last) goToStep(at + 1);
      else if (event.key === back) goToStep(at - 1);
      else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });

  return (
    <>
      {place ? <div className={styles.ring} style={{ ...around(place) }} aria-hidden="true" /> : null}
      <dialog
        open
        ref={panel}
        tabIndex={-1}
        className={styles.panel}
        aria-labelledby="tour-title"
        style={panelPlace(place, screen)}
        data-print="no"
      >
        <Group justify="space-between" wrap="nowrap" align="start">
          <h2 id="tour-title" className={styles.title}>
            {t(`tour.${step.name}.title`)}
          </h2>
          <CloseButton aria-label={t("tour.close")} onClick={end} />
        </Group>
        <p className={styles.text} aria-live="polite">
          {t(`tour.${step.name}.text`)}
        </p>
        <Group justify="space-between" wrap="nowrap">
          <span className={styles.count}>{t("tour.place", { step: at + 1, all: steps.length })}</span>
          <Group gap="xs" wrap="nowrap">
            {at > 0 ? (
              <Button variant="default" size="compact-md" onClick={() => goToStep(at - 1)}>
                {t("tour.back")}
              </Button>
            ) : null}
            <Button size="compact-md" onClick={() => (last ? end() : goToStep(at + 1))}>
              {t(last ? "tour.end" : "tour.next")}
            </Button>
          </Group>
        </Group>
      </dialog>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [role=menu]") !== null;
}

const margin = 6;
const gap = 12;
const panelWidth = 340;
const panelHeight = 200;

function around({ top, left, width, height }: Place): CSSProperties {
  return { top: top - margin, left: left - margin, width: width + 2 * margin, height: height + 2 * margin };
}

type Screen = { readonly width: number; readonly height: number };

/** Below what it explains, else above it, else beside the lower edge; in the middle for a step about nothing single. */
export function panelPlace(place: Place | null, { width, height }: Screen): CSSProperties {
  const wide = Math.min(panelWidth, width - 2 * gap);
  const centred = { left: (width - wide) / 2, width: wide };
  const gone = place !== null && (place.top > height || place.top + place.height < 0);
  if (!place || gone) return { ...centred, top: Math.max(gap, (height - panelHeight) / 2) };
  const left = Math.min(Math.max(gap, place.left + place.width / 2 - wide / 2), width - wide - gap);
  const below = place.top + place.height + margin + gap;
  if (below + panelHeight < height) return { left, width: wide, top: below };
  const above = place.top - margin - gap;
  if (above - panelHeight > 0) return { left, width: wide, bottom: height - above };
  return { ...centred, bottom: 72 };
}
