export { calendarCountries } from "./calendar.ts";
export { type Deadline, DeadlineTerm, DeadlineWish } from "./deadline.ts";
export { deadlineParts } from "./door.ts";
export { endDeadline } from "./end-deadline.ts";
export { escalateDeadlines, startEscalation } from "./escalate.ts";
export { listDeadlines } from "./list-deadlines.ts";
export { makeDeadline } from "./make-deadline.ts";
export { setDeadline } from "./set-deadline.ts";
export { type DeadlineState, deadlineState } from "./state.ts";
