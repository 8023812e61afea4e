// `npm start`: prepares, builds the web app when needed, then runs the server with Node 24.
import { join } from "node:path";
import { runNode } from "./lib/child.mjs";
import { root } from "./lib/root.mjs";
import { main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  // Only now: these stand on installed packages.
  const { buildWeb } = await import("./lib/web-build.mjs");
  await buildWeb();
  return runNode([join(root, "bin/server.ts"), ...process.argv.slice(2)], { alone: true });
});
