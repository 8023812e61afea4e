import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { TourStep } from "./tour-steps.ts";

const every = 200;
/** A slow connection may take this long to bring the page with the link. */
const longest = 30_000;

/**
 * Brings the reader to the page of a step, once; where the step leads through a link, by following it. A step without a page of
 * its own stands on the one before, so a way that is not yet gone to its end is gone on with, however fast the reader reads.
 */
export function useStepPage(step: TourStep): void {
  const router = useRouter();
  const looking = useRef<ReturnType<typeof setInterval>>(undefined);
  useEffect(() => {
    const { to, through } = step;
    if (!to) return;
    clearInterval(looking.current);
    if (router.state.location.pathname.replace(/\/$/, "") !== to) void router.navigate({ to });
    if (!through) return;
    const began = Date.now();
    looking.current = setInterval(() => {
      const link = document.querySelector<HTMLAnchorElement>(through);
      if (link) void router.navigate({ to: new URL(link.href).pathname });
      if (link || Date.now() - began > longest) clearInterval(looking.current);
    }, every);
  }, [step, router]);
  useEffect(() => () => clearInterval(looking.current), []);
}
