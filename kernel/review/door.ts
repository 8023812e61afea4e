import { defineModule, type ModuleDoor } from "../module/module.ts";
import { approveReviewWith, returnReviewWith, withdrawReview } from "./decide.ts";
import { listAsked, listWaitingWith } from "./list-reviews.ts";
import { locales } from "./text.ts";

/** The second person's queue. `doors` gives all doors, whose `reviews` are the kinds of things that wait. */
export function reviewModule(doors: () => readonly ModuleDoor[]) {
  const kinds = () => doors().flatMap((door) => door.reviews ?? []);
  return defineModule({
    name: "review",
    actions: [approveReviewWith(kinds), returnReviewWith(kinds), withdrawReview],
    questions: [listWaitingWith(kinds), listAsked],
    locales,
  });
}
