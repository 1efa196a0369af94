import { hand } from "../loading/part.js";
import { recorder } from "./recorder.js";

// replay.js, as the one-tag script loads it.
hand(recorder);
