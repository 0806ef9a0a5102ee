// The service's calendar: working days and days off, and hours at the nights in which clocks change.
import assert from "node:assert/strict";
import test from "node:test";

import { Calendar } from "../../mediator/static/js/desk/calendar.js";

const london = new Calendar({ timeZone: "Europe/London", daysOff: "2026-12-25 2026-12-28" });
const at = (text) => Date.parse(text) / 1000;

test("working days leave out weekends and the service's days off", () => {
  const thursday = at("2026-12-24T10:00:00Z");
  assert.equal(london.workingDays(thursday, at("2026-12-28T18:00:00Z")), 0);
  assert.equal(london.workingDays(thursday, at("2026-12-29T00:00:00Z")), 1);
  assert.equal(new Calendar().workingDays(thursday, at("2026-12-29T00:00:00Z")), 3);
  assert.equal(new Calendar({ workingDays: "6 7" }).workingDays(thursday, at("2026-12-29T00:00:00Z")), 2);
});

test("the next working day has the same hour on the clock", () => {
  assert.equal(london.nextWorkingDay(at("2026-12-24T10:00:00Z")), at("2026-12-29T10:00:00Z"));
  assert.equal(london.nextWorkingDay(at("2026-03-27T10:00:00Z")), at("2026-03-30T09:00:00Z"));
  assert.equal(london.nextWorkingDay(at("2026-10-23T09:00:00Z")), at("2026-10-26T10:00:00Z"));
});

test("a day begins at the service's midnight, wherever the device is", () => {
  assert.equal(london.date(at("2026-06-30T23:30:00Z")), "2026-07-01");
  assert.equal(london.date(at("2026-12-31T23:30:00Z")), "2026-12-31");
  assert.equal(new Calendar({ timeZone: "Pacific/Auckland" }).date(at("2026-12-31T12:30:00Z")), "2027-01-01");
  assert.equal(london.minuteOfDay(at("2026-07-01T23:05:00Z")), 5);
});

test("an hour that was chosen is that hour on the service's clocks", () => {
  const chosen = [
    ["2026-01-15", "09:00", "2026-01-15T09:00:00Z"], ["2026-07-15", "09:00", "2026-07-15T08:00:00Z"],
    ["2026-03-29", "00:59", "2026-03-29T00:59:00Z"], ["2026-03-29", "02:00", "2026-03-29T01:00:00Z"],
    ["2026-03-29", "23:00", "2026-03-29T22:00:00Z"],
    ["2026-10-25", "00:30", "2026-10-24T23:30:00Z"], ["2026-10-25", "02:00", "2026-10-25T02:00:00Z"],
  ];
  for (const [date, clock, moment] of chosen) assert.equal(london.secondsOf(date, clock), at(moment), `${date} ${clock}`);
});

test("an hour that spring leaves out is the next; of one that autumn has twice it is the later", () => {
  assert.equal(london.secondsOf("2026-03-29", "01:30"), at("2026-03-29T01:30:00Z"));
  assert.equal(london.secondsOf("2026-10-25", "01:30"), at("2026-10-25T01:30:00Z"));
});

test("what is no day or hour is nothing", () => {
  for (const [date, clock] of [["2026-02-30", "09:00"], ["26-02-03", "09:00"], ["2026-02-03", "24:00"], ["", ""], ["2026-02-03", "9:00"]]) {
    assert.equal(london.secondsOf(date, clock), 0, `${date} ${clock}`);
  }
});

test("every hour of a year comes back from its own words, but for the night that has one twice", () => {
  for (let moment = at("2026-01-01T00:00:00Z"); moment < at("2027-01-01T00:00:00Z"); moment += 3600) {
    const { hour } = london.local(moment);
    const again = london.secondsOf(london.date(moment), `${String(hour).padStart(2, "0")}:00`);
    if (moment !== at("2026-10-25T00:00:00Z")) assert.equal(again, moment);
  }
});
