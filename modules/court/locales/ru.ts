import acts from "./acts/ru.json" with { type: "json" };
import figures from "./figures/ru.json" with { type: "json" };
import { merged } from "./merge.ts";
import protect from "./protect/ru.json" with { type: "json" };
import own from "./ru.json" with { type: "json" };

/** The texts of the module's folders: one import and one name each. */
export default merged(own, protect, figures, acts);
