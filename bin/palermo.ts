import { commands } from "./commands/index.ts";
import { runCommandLine } from "./lib/command-line.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), commands);
