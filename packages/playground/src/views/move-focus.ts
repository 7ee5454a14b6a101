/** Moves the focus among buttons that stand in rows, by arrow keys; the keys do nothing else then. */
export function moveFocus(event: KeyboardEvent, columns: number): void {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  const step = steps[event.key];
  const cells = [...(event.currentTarget as Element).querySelectorAll("button")];
  const at = cells.indexOf(event.target as HTMLButtonElement);
  if (step === undefined || at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  cells[at + step]?.focus();
}
