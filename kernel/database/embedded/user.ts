import { spawnSync } from "node:child_process";

/** The user that runs PostgreSQL when Palermo runs as root, whom PostgreSQL refuses. Null: the same user. */
export type RunAs = { readonly uid: number; readonly gid: number } | null;

export const nobody = { uid: 65_534, gid: 65_534 } as const;

/** Root's database runs as nobody, everybody else's as themselves. */
export function databaseUser(): RunAs {
  return process.getuid?.() === 0 ? nobody : null;
}

/** Whether that user can read all these files and pass through all these folders; tried, not computed. */
export function canReach(user: RunAs, paths: readonly string[]): boolean {
  if (user === null) return true;
  const script = 'for path; do test -r "$path" && { test ! -d "$path" || test -x "$path"; } || exit 1; done';
  const { status } = spawnSync("/bin/sh", ["-c", script, "sh", ...paths], {
    ...user,
    cwd: "/",
    env: {},
    stdio: "ignore",
  });
  return status === 0;
}
