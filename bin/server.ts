import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import {
  type Config,
  errorCode,
  errorText,
  readConfig,
  StartError,
  settings,
  socketPath,
} from "#kernel/config";
import { troubleOf } from "#kernel/database";
import { startServer } from "#kernel/server";
import { modules } from "#modules";
import { projectFolder } from "./lib/folders.ts";
import { isListening } from "./lib/listening.ts";
import { say } from "./lib/say.ts";

/** Longest time that closing may take before the process ends anyway; nothing acknowledged is lost by that. */
const closingSeconds = 20;

async function run(): Promise<void> {
  const config = readConfig(process.env, projectFolder);
  for (const warning of config.warnings)
    say(`${warning} The settings are: ${Object.keys(settings).join(", ")}.`);
  await probePort(config);
  const built = join(projectFolder, "web/dist");
  const webFolder = existsSync(join(built, "index.html")) ? built : null;
  const server = await startServer({
    config,
    modules,
    progress: say,
    webFolder,
  }).catch((error: unknown) => {
    throw portProblem(error, config.host, config.port) ?? error;
  });
  closeOnce(server.close);
  process.stdout.write(`Palermo is ready at ${server.address}\n`);
  for (const note of server.notes) process.stdout.write(`${note}\n`);
}

/** Looks before anything is started, so that a taken port costs nothing. */
async function probePort(config: Config): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host: config.host, port: config.port });
    await once(probe, "listening");
  } catch (error) {
    if (errorCode(error) === "EADDRINUSE" && (await isListening(socketPath(config)))) {
      throw new StartError(
        "already-running",
        `Palermo is running already on ${config.dataFolder}, at ${config.publicUrl}.`,
      );
    }
    throw portProblem(error, config.host, config.port) ?? error;
  } finally {
    probe.close();
  }
}

function portProblem(error: unknown, host: string, port: number): StartError | null {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new StartError(
        "port-taken",
        `Port ${port} of ${host} is taken by another program: stop it, or set PALERMO_PORT to another port.`,
      );
    case "EACCES":
      return errorText(error).includes("listen")
        ? new StartError(
            "port-closed",
            `Port ${port} may not be used by this user: set PALERMO_PORT to 1024 or more.`,
          )
        : null;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(
        "no-address",
        `This machine has no address ${host}: set PALERMO_HOST to one it has.`,
      );
    default:
      return null;
  }
}

/** Signals, the end of the parent and the last error all lead to one closing. */
function closeOnce(close: () => Promise<void>): void {
  let closing = false;
  const end = (code: number) => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), closingSeconds * 1000).unref();
    close().then(
      () => process.exit(code),
      (error: unknown) => {
        say(`Palermo did not close cleanly: ${errorText(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
  process.on("disconnect", () => end(0));
  process.on("unhandledRejection", (error) => survive(error, () => end(1)));
  process.on("uncaughtException", (error) => survive(error, () => end(1)));
}

/** A database that went away is not a reason to end; anything else that nobody caught is. */
function survive(error: unknown, end: () => void): void {
  if (troubleOf(error) !== null) return;
  say(
    `Palermo ends because of an error in itself: ${error instanceof Error ? error.stack : errorText(error)}`,
  );
  end();
}

// Until it serves, a signal ends it at once: PostgreSQL stops by itself when its Palermo is gone.
process.on("disconnect", () => process.exit(1));
try {
  await run();
} catch (error) {
  say(
    error instanceof StartError
      ? error.message
      : `Palermo could not start: ${error instanceof Error ? error.stack : errorText(error)}`,
  );
  process.exit(1);
}
