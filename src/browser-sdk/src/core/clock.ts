let ahead = -Infinity;

/**
 * Unix milliseconds by a clock that never goes back, not behind `known` either: where the device's clock is set back,
 * this one goes on as if nothing had happened. All times of a batch come from it, `sentAt` too, so that the server's
 * correction of the skew fits them all. A jump forward can't be told from a device that slept, which is far more
 * frequent: it is followed.
 */
export function now(known = Date.now()): number {
  ahead = Math.max(ahead, known - performance.now());
  return Math.round(performance.now() + ahead);
}
