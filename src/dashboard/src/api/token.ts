import { useSyncExternalStore } from "react";

/** Why there is no token: nobody has signed in, the person signed out, or the server no longer takes it. */
export type SignedOutBecause = "never" | "chosen" | "expired";

export type Signing =
  | {
      readonly token: string;
      /** The token came of a one-time password and is good for `changePassword` only. */
      readonly mustChangePassword: boolean;
    }
  | { readonly token: null; readonly because: SignedOutBecause };

const key = "heatmap-signing";
const watchers = new Set<() => void>();

// sessionStorage and not localStorage: the token ends with the tab, and no other tab sees it.
function stored(): Signing {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof kept === "object" && kept !== null && "token" in kept && typeof kept.token === "string")
      return {
        token: kept.token,
        mustChangePassword: "mustChangePassword" in kept && kept.mustChangePassword === true,
      };
  } catch {
    // Storage is blocked: the token then lives in memory and ends with the page.
  }
  return { token: null, because: "never" };
}

let signing: Signing = stored();

function change(next: Signing): void {
  signing = next;
  try {
    if (next.token === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(next));
  } catch {
    // As above: memory is enough.
  }
  watchers.forEach((tell) => tell());
}

export const signIn = ({ token, mustChangePassword }: { token: string; mustChangePassword: boolean }): void =>
  change({ token, mustChangePassword });
export const signOut = (): void => change({ token: null, because: "chosen" });

/** The server refused `token`. A token that has meanwhile been replaced stays. */
export function expire(token: string): void {
  if (signing.token === token) change({ token: null, because: "expired" });
}

const watch = (tell: () => void): (() => void) => {
  watchers.add(tell);
  return () => watchers.delete(tell);
};

export const useSigning = (): Signing => useSyncExternalStore(watch, () => signing);
