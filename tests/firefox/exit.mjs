/**
 * Hazel in a Firefox: she signs in, writes, sees that it is saved, leaves with Exit, and goes back. Prints what her screen
 * says then, as JSON.
 *
 *   node tests/firefox/exit.mjs PROGRAM ADDRESS CARD PASSPHRASE TEXT
 *
 * Pages forbid evaluation by their policy, so waiting asks again and again instead.
 */
import puppeteer from "puppeteer-core";

const [program, address, card, passphrase, text] = process.argv.slice(2);
const PATIENCE = 30_000;
const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
const page = await browser.newPage();

/** Wait until something is so on the page; it may be on its way to another one meanwhile. */
async function until(what, isSo, argument) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (await page.evaluate(isSo, argument).catch(() => false)) return;
    await new Promise((later) => { setTimeout(later, 50); });
  }
  throw new Error(`${what} did not come: ${await page.evaluate(() => document.body.innerText)}`);
}

const isFilled = (path) => location.pathname === path && document.getElementById("page")?.hidden === false;
const isVisible = (selector) => document.querySelector(selector)?.checkVisibility() === true;
const press = (words) => page.evaluate((label) => [...document.querySelectorAll("main a, main button, header a, header button")]
  .find((one) => one.textContent.trim() === label && one.checkVisibility()).click(), words);

try {
  await page.goto(`${address}/in#${card}`);
  await until("The passphrase", isVisible, "#passphrase");
  await page.type("#passphrase", passphrase);
  await press("Open my page");
  await until("What Exit does", isVisible, "form[data-step=before] button[type=submit]");
  await page.click("form[data-step=before] button[type=submit]");
  await until("Home", isFilled, "/home");
  await page.goto(`${address}/choose`);
  await until("The choice", isFilled, "/choose");
  await press("A letter");
  await until("The field", isFilled, "/write");
  await page.type("#text", text);
  await until("Saved", () => document.getElementById("saved").textContent.includes("Saved"));
  const before = await page.evaluate(() => document.getElementById("text").value);
  await press("Exit this page");
  await until("Elsewhere", () => document.title === "Weather");
  await page.goBack();
  await until("The sign-in", isVisible, "#code");
  const after = await page.evaluate(async () => ({ screen: document.body.innerText, address: location.pathname + location.hash,
    held: JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]), session: (await fetch("/api/session")).status }));
  console.log(JSON.stringify({ before, ...after }));
} finally {
  await browser.close();
}
