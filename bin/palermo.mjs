#!/usr/bin/env node
// The `palermo` command on any Node from 20 on.
import { join } from "node:path";
import { runNode } from "./lib/child.mjs";
import { root } from "./lib/root.mjs";
import { main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  return runNode([join(root, "bin/palermo.ts"), ...process.argv.slice(2)], {
    // Files are named as seen from where the person stands, also under npm.
    env: { INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
  });
});
