import { hand } from "../loading/part.js";
import { camera } from "./camera.js";

// screenshot.js, as the one-tag script loads it.
hand(camera);
