import { troubleOf } from "../database/trouble.ts";
import { FileError } from "../files/file-error.ts";
import { Problem } from "./problem.ts";
import { isStalePlan } from "./statement-name.ts";

/** Turns what the database or the disk says into a problem that the reader can be told; bugs stay as they are. */
export function unavailable(error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof FileError) {
    if (error.code === "disk-full") return new Problem("no-room", { cause: error });
    if (error.code === "store-away") return new Problem("unavailable", { cause: error });
    return error.code === "too-large" ? new Problem("too-large", { cause: error }) : error;
  }
  if (isStalePlan(error)) return new Problem("unavailable", { cause: error });
  switch (troubleOf(error)) {
    case "full":
      return new Problem("no-room", { cause: error });
    case "gone":
    case "busy":
      return new Problem("unavailable", { cause: error });
    case null:
      return error;
  }
}
