/**
 * Dates as people write them. Reader comes with its tests in the next commit.
 */
export {};
