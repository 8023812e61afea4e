export { taskParts } from "./door.ts";
export { listTasks } from "./list-tasks.ts";
export { myTasks } from "./my-tasks.ts";
export { openTask } from "./open-task.ts";
export { mayWithTask, Task, type TaskVerb } from "./task.ts";
