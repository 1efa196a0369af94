import { createContext, use } from "react";

/** What the person who is signed in is in the organisation; null while nobody is. */
export const RoleContext = createContext<string | null>(null);

const analysts: readonly (string | null)[] = ["owner", "admin", "analyst"];

/** Whether the person may say how a site is analysed. The server refuses others; this spares them the attempt. */
export const useMayAnalyse = (): boolean => analysts.includes(use(RoleContext));
