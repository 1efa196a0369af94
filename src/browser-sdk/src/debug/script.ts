import { hand } from "../loading/part.js";
import { tell } from "./sentences.js";

// explain.js, as the one-tag script loads it.
hand(tell);
