import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import type { TourStep } from "./tour-steps.ts";

const every = 200;
/** A slow connection may take this long to bring the page with the link. */
const longest = 30_000;

/** Brings the reader to the page of a step, once; where the step leads through a link, by following it. */
export function useStepPage(step: TourStep): void {
  const router = useRouter();
  useEffect(() => {
    const { to, through } = step;
    if (!to) return;
    if (router.state.location.pathname.replace(/\/$/, "") !== to) void router.navigate({ to });
    if (!through) return;
    const began = Date.now();
    const timer = setInterval(() => {
      const link = document.querySelector<HTMLAnchorElement>(through);
      if (link) void router.navigate({ to: new URL(link.href).pathname });
      if (link || Date.now() - began > longest) clearInterval(timer);
    }, every);
    return () => clearInterval(timer);
  }, [step, router]);
}
