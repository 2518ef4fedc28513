/** The limits that come with the program. */
export const LIMIT_PROFILES = ['sheetfed-offset', 'newspaper', 'digital'] as const;
/** What holds where none are named. */
export const DEFAULT_LIMITS = 'sheetfed-offset';
