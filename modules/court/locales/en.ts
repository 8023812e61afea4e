import acts from "./acts/en.json" with { type: "json" };
import own from "./en.json" with { type: "json" };
import figures from "./figures/en.json" with { type: "json" };
import { merged } from "./merge.ts";
import protect from "./protect/en.json" with { type: "json" };

/** The texts of the module's folders: one import and one name each. */
export default merged(own, protect, figures, acts);
