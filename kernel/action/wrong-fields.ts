import type { z } from "zod";
import type { WrongField } from "./problem.ts";

/**
 * The places of an input that are wrong, and what is expected there. Where several shapes are allowed, those of the shape
 * that comes nearest: whoever sent a date of 31.02. deep inside one of them is not told "invalid input" of the whole.
 */
export function wrongFields(error: z.ZodError): WrongField[] {
  return flatten(error.issues, []).map(({ path, message }) => ({ path: path.join("."), expected: message }));
}

type Flat = { readonly path: string[]; readonly message: string };

function flatten(issues: readonly z.core.$ZodIssue[], above: readonly string[]): Flat[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.map(String)];
    if (issue.code !== "invalid_union" || issue.errors.length === 0)
      return [{ path, message: issue.message }];
    const shapes = issue.errors.map((errors) => flatten(errors, path));
    return shapes.reduce((best, shape) => (depthOf(shape) > depthOf(best) ? shape : best));
  });
}

/** How far a reader came in this shape before something was wrong. */
function depthOf(shape: readonly Flat[]): number {
  return Math.max(0, ...shape.map(({ path }) => path.length)) - shape.length / 1000;
}
