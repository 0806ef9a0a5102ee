/**
 * The ordinary English words. One stranger in two hundred is taken for one.
 */
import { ORDINARY } from "./data.js";
import { openFilter } from "./filter.js";

export const WORDS = openFilter(ORDINARY);
