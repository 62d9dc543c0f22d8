/**
 * Whether a key is due: older than the rotation age.
 *
 * @param age - in milliseconds, as is the rotation age
 */
export function isPast(age: number, rotationAge: number): boolean {
  return age > rotationAge;
}
