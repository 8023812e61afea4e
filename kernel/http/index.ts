export { buildApp } from "./build-app.ts";
export type { Ground } from "./ground.ts";
