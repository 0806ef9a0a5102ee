/* What has the focus: its words, what kind of thing it is, and whether anybody could see that it has the focus. */
() => {
  const el = document.activeElement;
  if (!el || el === document.body) return { tag: "body", id: "", words: "", seen: true, inside: true };
  const words = el.getAttribute("aria-label") || [...(el.labels ?? [])].map((one) => one.innerText).join(" ") || el.innerText;
  const parts = [[el, null], [el, "::before"], [el, "::after"], ...[...(el.labels ?? [])].map((one) => [one, "::before"])];
  const seen = parts.some(([one, part]) => {
    const style = getComputedStyle(one, part);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$/.test(style.outlineColor);
    return outlined || style.boxShadow !== "none" || style.backgroundColor === "rgb(255, 213, 74)";
  });
  const { top, bottom, height } = el.getBoundingClientRect();
  const inside = height === 0 || (bottom > 0 && top < innerHeight);
  return { tag: el.tagName.toLowerCase(), id: el.id, words: (words ?? "").trim(), seen, inside };
}
