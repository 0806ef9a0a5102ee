/** Three panes beside each other on a wide screen, one at a time behind tabs on a narrow one. */
import { at } from "../dom.js";
import { choose } from "./dom.js";

const PANES = ["original", "reader", "checks"];

/** Wire the tabs of the review page. Links into a hidden pane open it. */
export function wirePanes() {
  const wide = matchMedia("(min-width: 1100px)");
  let shown = "original";
  const draw = () => {
    at("tabs").hidden = wide.matches;
    for (const pane of PANES) drawPane(pane, shown, wide.matches);
  };
  const choose = (pane, focus) => {
    shown = pane;
    draw();
    if (focus) at(`tab-${pane}`).focus();
  };
  for (const pane of PANES) {
    at(`tab-${pane}`).addEventListener("click", () => choose(pane, false));
    at(`tab-${pane}`).addEventListener("keydown", (event) => onArrow(event, pane, choose));
  }
  at("panes").addEventListener("click", (event) => jump(event, (pane) => choose(pane, false)));
  wide.addEventListener("change", draw);
  draw();
}

function drawPane(pane, shown, wide) {
  const tab = at(`tab-${pane}`);
  tab.setAttribute("aria-selected", String(pane === shown));
  tab.tabIndex = pane === shown ? 0 : -1;
  const section = at(`pane-${pane}`);
  section.hidden = !wide && pane !== shown;
  if (wide) section.removeAttribute("role");
  else section.setAttribute("role", "tabpanel");
}

function onArrow(event, pane, choose) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  choose(PANES[(PANES.indexOf(pane) + step + PANES.length) % PANES.length], true);
}

/** A link to something in another pane opens that pane and moves focus there. */
function jump(event, choose) {
  const link = event.target.closest("a[href^='#']");
  const target = link && document.getElementById(link.getAttribute("href").slice(1));
  const pane = target?.closest("[id^='pane-']");
  if (!pane) return;
  event.preventDefault();
  choose(pane.id.replace("pane-", ""));
  target.focus();
  target.scrollIntoView({ block: "nearest" });
}
