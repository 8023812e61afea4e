import acts from "./acts/zh.json" with { type: "json" };
import figures from "./figures/zh.json" with { type: "json" };
import { merged } from "./merge.ts";
import protect from "./protect/zh.json" with { type: "json" };
import own from "./zh.json" with { type: "json" };

/** The texts of the module's folders: one import and one name each. */
export default merged(own, protect, figures, acts);
