import type { Needed } from "../find-data-set.ts";
import type { Chart, ViewGroup } from "./view.ts";

/** One picture of a view: what it is counted by, from which kind of data. */
export type PanelPlan = {
  /** Its question is the text `view.<view>.<panel>`. */
  readonly panel: string;
  readonly chart: Chart;
  /** Kinds of data that can fill it, the best first; `variables` hold what it is counted by without saying so. */
  readonly from: readonly Needed[];
  readonly by: readonly string[];
  readonly measure?: string;
  /** A filter that always holds, such as `indicator=prosecuted`. */
  readonly only?: string;
  readonly top?: number;
  /** Draws the largest first; periods and ages keep their order. */
  readonly bySize?: boolean;
  /** Draws dated events over it (M3). */
  readonly events?: boolean;
  /** Of flows: only what stays within one country, or everything by region of the United Nations. */
  readonly flows?: "within" | "regions";
  /** Shown beside its left neighbour where there is room. */
  readonly half?: boolean;
};

/** A page of figures. Texts: `view.<view>.title`, `.about`, the panels' questions, `note.<code>` and `elsewhere.<code>`. */
export type ViewPlan = {
  readonly view: string;
  /** The page that shows it, where it has one of its own. */
  readonly page?: string;
  readonly group: ViewGroup;
  readonly panels: readonly PanelPlan[];
  /** Variables that the page can be narrowed by. */
  readonly filters: readonly string[];
  readonly notes?: readonly string[];
  readonly elsewhere: readonly string[];
};
