import type { Option } from "../../../../web/components/fields.ts";

type Named = {
  readonly path: readonly string[];
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
};

/** One input of the long form: where its value lies in the judgment, and how it is asked for. */
export type Spec = Named &
  (
    | { readonly kind: "words"; readonly long?: boolean; readonly most: number }
    | { readonly kind: "line"; readonly most: number }
    | { readonly kind: "date" }
    | { readonly kind: "number" }
    | { readonly kind: "switch" }
    | { readonly kind: "choice" | "choices"; readonly options: readonly Option[] }
    | { readonly kind: "tags" }
    | { readonly kind: "money" }
    | {
        readonly kind: "rows";
        readonly add: string;
        /** What a row is called where it is taken out: "Victims 2". */
        readonly row: string;
        readonly empty: (rows: readonly unknown[]) => unknown;
        readonly fields: readonly Spec[];
      }
  );

export type Section = { readonly id: string; readonly title: string; readonly fields: readonly Spec[] };
