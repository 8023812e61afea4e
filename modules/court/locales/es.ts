import acts from "./acts/es.json" with { type: "json" };
import own from "./es.json" with { type: "json" };
import figures from "./figures/es.json" with { type: "json" };
import { merged } from "./merge.ts";
import protect from "./protect/es.json" with { type: "json" };

/** The texts of the module's folders: one import and one name each. */
export default merged(own, protect, figures, acts);
