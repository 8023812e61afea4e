/** Orders of hits. */
export const searchSorts = ["relevance", "newest", "oldest", "title"] as const;
