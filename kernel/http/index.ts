export { buildApp } from "./build-app.ts";
export type { Ground, PublicGround } from "./ground.ts";
