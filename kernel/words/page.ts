import { z } from "zod";

/** How a list is asked for: where the last page ended and how many rows. */
export const PageAsk = z.object({
  after: z.string().max(500).optional().describe("`next` of the page before"),
  limit: z.int().min(1).max(200).optional().describe("rows wanted, at most 200; 50 when left out"),
});
export type PageAsk = z.infer<typeof PageAsk>;

export type Page<T> = {
  items: T[];
  /** Hand back as `after`; null on the last page. */
  next: string | null;
  total?: { value: number; exact: boolean } | undefined;
  /** Rows that exist and are not shown; only where the reader may know. */
  withheld?: number | undefined;
};

/** Schema of one page of a list. */
export function Page<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.object({ value: z.int().min(0), exact: z.boolean() }).optional(),
    withheld: z.int().min(0).optional(),
  });
}

/** How many rows a list has, in all and for each choice of each filter while the other filters stand. */
export const ListCounts = z.object({
  total: z.int().min(0),
  by: z.record(z.string(), z.record(z.string(), z.int().min(0))),
});
export type ListCounts = z.infer<typeof ListCounts>;
