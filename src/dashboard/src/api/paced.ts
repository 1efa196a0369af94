/**
 * Does something again and again: soon after it is called for, however often that is, and after a while when it isn't. One turn
 * ends before the next begins.
 */
export class Paced {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = Infinity;
  private beganAt = -Infinity;
  private underway = false;
  private stopped = false;

  constructor(
    private readonly action: () => Promise<void>,
    private readonly leastBetweenMs: number,
    private readonly mostBetweenMs: number,
  ) {}

  /** At once, unless the last turn was only just. */
  readonly soon = (): void => this.within(Math.max(0, this.beganAt + this.leastBetweenMs - Date.now()));

  readonly stop = (): void => {
    this.stopped = true;
    clearTimeout(this.timer);
  };

  private within(waitMs: number): void {
    const at = Date.now() + waitMs;
    if (this.stopped || at >= this.dueAt) return;
    this.dueAt = at;
    if (!this.underway) this.start();
  }

  private start(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.turn(), Math.max(0, this.dueAt - Date.now()));
  }

  private async turn(): Promise<void> {
    [this.dueAt, this.beganAt, this.underway] = [Infinity, Date.now(), true];
    try {
      await this.action();
    } finally {
      this.underway = false;
      // What was called for meanwhile was not begun.
      this.dueAt = Math.min(this.dueAt, Date.now() + this.mostBetweenMs);
      if (!this.stopped) this.start();
    }
  }
}
