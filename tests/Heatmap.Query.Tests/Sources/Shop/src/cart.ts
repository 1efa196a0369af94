import { priceOf } from "./price";

export interface Line {
  plant: string;
  amount: number;
}

/** What a cart costs. */
export function totalOf(lines: readonly Line[]): number {
  if (lines.length === 0) throw new RangeError("an empty cart has no total");
  return lines.reduce((sum, line) => sum + priceOf(line.plant) * line.amount, 0);
}

const buy = document.querySelector("#buy");
buy?.addEventListener("click", () => {
  const shown = `🪴 ${totalOf(JSON.parse(localStorage.getItem("cart") ?? "[]"))}`;
  document.title = shown;
});
