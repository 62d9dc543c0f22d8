import type { KeyboardEvent } from "react";

/** Moves the focus with the arrow keys, from a button of a row to the same button of the next or the previous row. */
export function moveBetweenRows(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const button = (event.target as Element).closest("button");
  const row = button?.closest("[data-pair]");
  if (!button || !row) return;
  const buttonOf = (other: Element | undefined) =>
    [...(other?.querySelectorAll("button") ?? [])][[...row.querySelectorAll("button")].indexOf(button)];
  const next = buttonOf(neighbourOf(row, event.key === "ArrowDown" ? 1 : -1));
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The row before or after another one. */
export function neighbourOf(row: Element, step: 1 | -1): Element | undefined {
  const rows = [...(row.parentElement?.querySelectorAll(":scope > [data-pair]") ?? [])];
  return rows[rows.indexOf(row) + step];
}
