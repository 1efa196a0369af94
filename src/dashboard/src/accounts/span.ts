type Score = { readonly at: string; readonly intent: number; readonly engagement: number };

/** The month, or its last days where nothing was before them: a line along the bottom hides how it rose. */
export function spanOf<S extends Score>(month: readonly S[], lately: readonly S[]): readonly S[] {
  const begin = Date.parse(lately[0]?.at ?? "");
  const before = month.filter(({ at }) => Date.parse(at) < begin);
  return before.some(({ intent, engagement }) => intent > 0 || engagement > 0) ? month : lately;
}
