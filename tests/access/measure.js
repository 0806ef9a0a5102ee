/* What axe-core does not measure, as one line for each thing that is wrong. */
() => {
  const wide = document.documentElement.clientWidth;
  const all = [...document.body.querySelectorAll("*")].filter((el) => el.checkVisibility({ checkVisibilityCSS: true }));
  const name = (el) => `${el.tagName.toLowerCase()}${el.id && `#${el.id}`}.${el.className} “${el.textContent.trim().slice(0, 40)}”`;
  const scrolls = (el) => el.closest("[role=region][tabindex='0']:is([aria-label], [aria-labelledby])");
  const unseen = (el) => el.getBoundingClientRect().width <= 1 || el.closest(".govuk-visually-hidden, .govuk-skip-link");
  const found = (words, test) => all.filter(test).map((el) => `${words}: ${name(el)}`);

  const firsts = all.filter((el) => el.matches("h1, [role=heading][aria-level='1']")).length;
  const overflow = document.documentElement.scrollWidth - wide;
  return [
    ...(firsts === 1 ? [] : [`${firsts} first headings`]),
    ...(overflow > 0 ? [`${overflow} px wider than the screen`] : []),
    ...found("tabindex above 0", (el) => el.tabIndex > 0),
    ...found("cut off", (el) => {
      const { left, right } = el.getBoundingClientRect();
      return !unseen(el) && !scrolls(el) && (right > wide + 1 || left < -1);
    }),
    ...found("words cut off", (el) => el.matches("button, .govuk-button, .tag, .govuk-tag") && el.scrollWidth > el.clientWidth + 2),
    ...found("small target", (el) => {
      const { width, height } = el.getBoundingClientRect();
      return !unseen(el) && el.matches("button, select, summary, textarea, .govuk-button") && (width < 24 || height < 24);
    }),
  ];
}
