export { reviewModule } from "./door.ts";
export type { Line } from "./review.ts";
export type { ReviewAsk, Reviewable, Shown } from "./reviewable.ts";
export { askReview, isApproved } from "./reviewable.ts";
