/* Gives every empty field of a decision's form something: a choice, some words, a day. */
() => {
  const open = (el) => el.checkVisibility() && !el.disabled && !el.readOnly;
  const fields = (kinds) => [...document.querySelectorAll("#form :is(fieldset, textarea, input)")].filter((el) => el.matches(kinds) && open(el));
  const tomorrow = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
  const given = { date: tomorrow, time: "10:00" };

  for (const group of fields("fieldset:not(:has(input:checked))")) group.querySelector("input:not([type=text])")?.click();
  for (const el of fields("textarea, [type=text], [type=date], [type=time]").filter((one) => !one.value)) {
    el.value = given[el.type] ?? "Some words.";
    for (const type of ["input", "change"]) el.dispatchEvent(new Event(type, { bubbles: true }));
  }
  const unanswered = () => [...document.querySelectorAll("#form #marks select")].find((el) => open(el) && !el.value);
  for (let el = unanswered(); el; el = unanswered()) {
    el.selectedIndex = 1;
    el.dispatchEvent(new Event("change", { bubbles: true }));
  }
  for (const el of fields("[type=checkbox]:not(:checked)")) el.click();
}
