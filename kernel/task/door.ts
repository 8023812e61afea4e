import { workingRoles } from "../part/index.ts";
import { assignTask } from "./assign-task.ts";
import { dropTask } from "./drop-task.ts";
import { finishTask } from "./finish-task.ts";
import { listTasks } from "./list-tasks.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };
import { myTasks } from "./my-tasks.ts";
import { openTask } from "./open-task.ts";
import { reopenTask } from "./reopen-task.ts";

/** Tasks on dossiers, in the shape of a module's door. */
export const taskParts = {
  name: "task",
  rights: { "task.read": workingRoles, "task.work": workingRoles },
  actions: [openTask, assignTask, finishTask, dropTask, reopenTask],
  questions: [listTasks, myTasks],
  locales: { ar, zh, en, fr, ru, es },
};
