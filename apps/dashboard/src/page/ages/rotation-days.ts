/** After how many days a key should be replaced, to choose from. */
export const rotationDaysOptions = [30, 90, 180, 365] as const;
