import type { Camera } from "./screenshot.js";

export const load = (): Promise<Camera> => import("./camera.js").then(({ camera }) => camera);
