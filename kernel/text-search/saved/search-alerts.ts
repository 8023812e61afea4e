/** How often the owner of a saved search is told of news. */
export const searchAlerts = ["none", "daily", "weekly"] as const;
