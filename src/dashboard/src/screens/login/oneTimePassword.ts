// Changing a one-time password asks for it again. Who has just typed it need not type it twice, so it is kept
// until then, in memory only: a reload forgets it and the page asks.
let kept: string | null = null;

export const rememberOneTimePassword = (password: string): void => {
  kept = password;
};
export const oneTimePassword = (): string | null => kept;
export const forgetOneTimePassword = (): void => {
  kept = null;
};
