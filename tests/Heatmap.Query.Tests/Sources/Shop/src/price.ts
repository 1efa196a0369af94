const prices: Record<string, number> = { monstera: 39, calathea: 24 };

export function priceOf(plant: string): number {
  const price = prices[plant];
  if (price === undefined) throw new TypeError("nobody sells this plant");
  return price;
}
