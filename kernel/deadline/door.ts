import { workingRoles } from "../part/index.ts";
import { announceDay } from "./announce-day.ts";
import { dropDeadline } from "./drop-deadline.ts";
import { listCalendars } from "./list-calendars.ts";
import { listDeadlines } from "./list-deadlines.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };
import { meetDeadline } from "./meet-deadline.ts";
import { pauseDeadline } from "./pause-deadline.ts";
import { reopenDeadline } from "./reopen-deadline.ts";
import { resumeDeadline } from "./resume-deadline.ts";
import { setDeadline } from "./set-deadline.ts";
import { withdrawDay } from "./withdraw-day.ts";

/** Deadlines on dossiers and the calendars they count by, in the shape of a module's door. */
export const deadlineParts = {
  name: "deadline",
  rights: {
    "deadline.read": workingRoles,
    "deadline.set": workingRoles,
    "deadline.announce": ["admin"],
  },
  actions: [
    setDeadline,
    pauseDeadline,
    resumeDeadline,
    meetDeadline,
    dropDeadline,
    reopenDeadline,
    announceDay,
    withdrawDay,
  ],
  questions: [listDeadlines, listCalendars],
  locales: { ar, zh, en, fr, ru, es },
};
