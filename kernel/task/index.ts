export { taskParts } from "./door.ts";
export { listTasks } from "./list-tasks.ts";
export { makeTask, type NewTask } from "./make-task.ts";
export { myTasks } from "./my-tasks.ts";
export { openTask } from "./open-task.ts";
export { Assignee, mayWithTask, Task, type TaskVerb } from "./task.ts";
