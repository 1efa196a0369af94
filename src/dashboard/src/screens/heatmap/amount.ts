const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** A count for reading. Sampling makes fractions of counts; they matter only where counts are small. */
export const amount = (count: number): string => (Math.abs(count) < 10 ? fine : whole).format(count);

export const share = (part: number, all: number): string =>
  all > 0 ? `${fine.format((part / all) * 100)} %` : "–";
