export type { DemoWorld, DossierKind, ModuleDoor, ModulePlace, Texts } from "./module.ts";
export { defineModule } from "./module.ts";
export type { Registry } from "./registry.ts";
export { buildRegistry } from "./registry.ts";
export type { Download, UploadUse } from "./transfers.ts";
export { DownloadedFile } from "./transfers.ts";
