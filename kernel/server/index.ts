export { demoAccounts, demoPassword } from "./demonstration.ts";
export { listenOnNetwork, listenOnSocket } from "./listen.ts";
export type { Rotated } from "./rotate-master-key.ts";
export { rotateKeyOfInstance } from "./rotate-master-key.ts";
export type { ServiceSettings, Services } from "./services.ts";
export { openServices } from "./services.ts";
export type { Server, StartSettings } from "./start-server.ts";
export { openKernel, startServer } from "./start-server.ts";
