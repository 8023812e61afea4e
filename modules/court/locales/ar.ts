import acts from "./acts/ar.json" with { type: "json" };
import own from "./ar.json" with { type: "json" };
import figures from "./figures/ar.json" with { type: "json" };
import { merged } from "./merge.ts";
import protect from "./protect/ar.json" with { type: "json" };

/** The texts of the module's folders: one import and one name each. */
export default merged(own, protect, figures, acts);
