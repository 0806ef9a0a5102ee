/**
 * What a participant may choose about the browser itself: that the page is not seen while they look at something else, and
 * whether the browser may help with spelling, which some makers do on machines of their own.
 */
let veils = false;

document.addEventListener("visibilitychange", () => { document.body.style.visibility = veils && document.hidden ? "hidden" : ""; });

/** Whether the page is blank while another page or program is in front, so that no list of open pages shows it. @param {boolean} on */
export function veilWhenHidden(on) { veils = on; }

/** Let the browser check spelling in the fields of this page, those that are made later too. @param {boolean} on */
export function useSpelling(on) {
  const templates = [...document.querySelectorAll("template")].map(({ content }) => content);
  for (const root of [document, ...templates]) {
    for (const field of root.querySelectorAll("textarea")) field.setAttribute("spellcheck", String(on));
  }
}
