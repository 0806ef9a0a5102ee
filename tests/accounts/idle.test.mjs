// The clock of a page that is left alone, with a clock of our own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Idle } from "../../mediator/static/js/idle.js";

const MINUTE = 60_000;

function watched(minutes = 15) {
  const said = [];
  const clock = { now: 0 };
  globalThis.window = { addEventListener() {}, removeEventListener() {} };
  globalThis.document = { addEventListener() {}, removeEventListener() {} };
  const idle = new Idle({
    minutes,
    clock: () => clock.now,
    warn: (at) => said.push(["warn", at.getTime() / MINUTE]),
    remind: (seconds) => said.push(["remind", seconds]),
    calm: () => said.push(["calm"]),
    lock: () => said.push(["lock"]),
    renew: () => said.push(["renew"]),
  });
  const at = (minute, act = "tick") => {
    clock.now = minute * MINUTE;
    idle[act]();
    return said.splice(0);
  };
  return at;
}

test("nothing is said for thirteen minutes, then once with the time of the lock", () => {
  const at = watched();
  assert.deepEqual(at(12.9), []);
  assert.deepEqual(at(13), [["warn", 15]]);
  assert.deepEqual(at(13.5), []);
  assert.deepEqual(at(14), [["remind", 60]]);
  assert.deepEqual(at(14.5), []);
  assert.deepEqual(at(15), [["lock"]]);
});

test("any sign of life takes the warning away and starts the time anew", () => {
  const at = watched();
  at(13);
  assert.deepEqual(at(14.5, "active"), [["calm"], ["renew"]]);
  assert.deepEqual(at(27), []);
  assert.deepEqual(at(27.5), [["warn", 29.5]]);
});

test("a key pressed after the time was over locks, it does not extend", () => {
  const at = watched();
  assert.deepEqual(at(16, "active"), [["lock"]]);
});

test("the server hears of it once a minute at most", () => {
  const at = watched();
  assert.deepEqual(at(0.5, "active"), []);
  assert.deepEqual(at(1, "active"), [["renew"]]);
  assert.deepEqual(at(1.5, "active"), []);
  assert.deepEqual(at(2.1, "active"), [["renew"]]);
});

test("five minutes are five minutes", () => {
  const at = watched(5);
  assert.deepEqual(at(3), [["warn", 5]]);
  assert.deepEqual(at(5), [["lock"]]);
});
