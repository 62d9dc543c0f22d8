/** Lengths of time, in milliseconds. A year is what people count as one: 365 days. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const year = 365 * day;
export const month = year / 12;
