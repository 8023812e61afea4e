import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type Config,
  errorCode,
  type Instance,
  longestSocketPath,
  recordPostgresFolder,
  StartError,
  shortFolder,
} from "../../config/index.ts";
import type { Progress } from "../database.ts";
import { canReach, databaseUser, type RunAs } from "./user.ts";

/** The places of one embedded server. */
export type PostgresFolder = {
  readonly base: string;
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
  readonly user: RunAs;
};

/**
 * Makes the folder of the embedded server, owned by the user who runs it: inside the data folder, or under
 * /var/lib/palermo where that user cannot reach it. Throws `StartError` (`read-only`, `other-user`).
 */
export function preparePostgresFolder(config: Config, instance: Instance, say: Progress): PostgresFolder {
  const wanted = instance.postgresFolder ?? join(config.dataFolder, "postgres");
  const user = ownerOf(wanted) ?? databaseUser();
  try {
    own(wanted, user);
    if (canReach(user, [wanted])) return placesIn(wanted, user);
    rmSync(wanted, { recursive: true, force: true });
    const elsewhere = join("/var/lib/palermo", instance.instanceId);
    mkdirSync("/var/lib/palermo", { recursive: true, mode: 0o755 });
    own(elsewhere, user);
    recordPostgresFolder(config, elsewhere);
    say(
      `The database lies in ${elsewhere}, because the user who runs it (${user?.uid}) cannot enter ${config.dataFolder}.`,
    );
    return placesIn(elsewhere, user);
  } catch (error) {
    throw explained(error, wanted);
  }
}

/** Root takes the user who owns an existing database; anybody else must be that user. */
function ownerOf(folder: string): RunAs {
  const cluster = join(folder, "cluster");
  if (!existsSync(folder)) return null;
  const { uid, gid } = statSync(existsSync(cluster) ? cluster : folder);
  const me = process.getuid?.() ?? uid;
  if (me === 0) return uid === 0 ? null : { uid, gid };
  if (uid === me) return null;
  throw new StartError(
    "other-user",
    `The database in ${folder} belongs to another user (${uid}) than the one who starts Palermo (${me}): start it as the user who started it first.`,
  );
}

function own(folder: string, user: RunAs): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user !== null) chownSync(folder, user.uid, user.gid);
}

function placesIn(base: string, user: RunAs): PostgresFolder {
  return {
    base,
    user,
    cluster: join(base, "cluster"),
    log: join(base, "server.log"),
    socket: socketFolder(base, user),
  };
}

/** Beside the cluster, or among the temporary files when the data folder lies too deep for a socket's path. */
function socketFolder(base: string, user: RunAs): string {
  const near = join(base, "socket");
  const fits = Buffer.byteLength(join(near, ".s.PGSQL.5432")) <= longestSocketPath;
  const folder = fits ? near : shortFolder(base, user?.uid ?? process.getuid?.() ?? null);
  own(folder, user);
  return folder;
}

function explained(error: unknown, folder: string): unknown {
  if (error instanceof StartError) return error;
  const reasons: Record<string, string> = {
    EROFS: "the disk is read-only",
    EACCES: "this user may not write there",
    EPERM: "this user may not write there",
    ENOSPC: "the disk is full",
  };
  const reason = reasons[errorCode(error) ?? ""] ?? errorCode(error) ?? "unknown reason";
  return new StartError("read-only", `The database folder ${folder} cannot be made: ${reason}.`, {
    cause: error,
  });
}
