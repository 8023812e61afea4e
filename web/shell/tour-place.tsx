import { lazy, Suspense } from "react";
import { useTour } from "../tour/tour-state.ts";

const Tour = lazy(async () => ({ default: (await import("../tour/tour.tsx")).Tour }));

/** The tour, while one is taken. */
export function TourPlace() {
  const tour = useTour();
  return <Suspense>{tour ? <Tour {...tour} /> : null}</Suspense>;
}
