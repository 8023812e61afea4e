export { averageGraphs, type GraphAverage, type GraphOptions } from "./graph/average-graphs.ts";
