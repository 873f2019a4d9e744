// The other side of the thread: what staff would see of it.
import { dateOf, el, inOrder, levelBadge, sizeOf, timeOf, word } from "./dom.js";

const panel = document.getElementById("panel");
const level = document.getElementById("level");
let shown = null;

/** Draws it anew only when something changed, so that nothing jumps while one reads or copies. */
export function showStaff(view, hasThread) {
  const drawn = JSON.stringify([view.staff, hasThread]);
  if (drawn === shown) {
    return;
  }
  shown = drawn;
  const staff = view.staff;
  if (staff === null) {
    level.replaceChildren();
    panel.replaceChildren(el("p", { class: "quiet" }, word(hasThread ? "gone" : "nothing-yet")));
    return;
  }
  if (level.dataset.level !== staff.level || level.childElementCount === 0) {
    level.dataset.level = staff.level;
    level.replaceChildren(levelBadge(staff.level));
  }
  panel.replaceChildren(urgency(staff), standing(staff), ...events(staff, view.hasQueue), ...pages(staff), ...answers(staff), ...remarks(staff), ...attachments(staff));
}

function urgency(staff) {
  const reasons = staff.reasons.map(reason => el("li", {},
    el("span", {}, reason.text),
    reason.deadline ? el("span", { class: "deadline" }, deadline(reason.deadline)) : null,
    el("small", {}, `${word(`level.${reason.level}`)} · ${reason.source}`)));
  return section("why",
    reasons.length > 0 ? el("ul", { class: "reasons" }, reasons) : el("p", { class: "quiet" }, word("no-reason")),
    el("p", { class: "quiet" }, `${word("order")}: ${staff.score} (${word("order-note")})`));
}

function deadline(due) {
  const reading = due.reading === "sure" ? "" : ` (${word(`reading.${due.reading}`)})`;
  return dateOf(due.date) + reading;
}

function standing(staff) {
  const language = staff.language ? `${staff.language.name}, ${word(`language.${staff.language.chosenBy}`)}` : word("language.unknown");
  const marks = ["safeMode", "optedOut", "wantsPerson"].filter(mark => staff[mark]).map(mark => word(`mark.${mark}`))
    .concat(staff.flags.map(flag => word(`flag.${flag}`)));
  return section("where", el("dl", {},
    fact("reference", staff.reference),
    fact("language", language),
    fact("phase", word(`phase.${staff.phase}`)),
    fact("waiting", staff.waiting ?? word("waiting.nothing")),
    fact("shared", word(`shared.${staff.shared}`)),
    marks.length > 0 ? fact("marks", marks.join(" · ")) : []));
}

function answers(staff) {
  const rows = staff.answers.map(answer => [
    el("dt", {}, answer.label),
    el("dd", {}, el("span", { dir: "auto" }, inOrder(valueOf(answer))), said(answer))]);
  return [section("answers", rows.length > 0 ? el("dl", {}, rows) : el("p", { class: "quiet" }, word("answers.none")))];
}

function valueOf(answer) {
  switch (answer.kind) {
    case "chosen": return answer.items.join(", ");
    case "date": return answer.items.map(dateOf).join(` ${word("or")} `);
    case "number":
    case "words": return answer.items[0];
    default: return word(`value.${answer.kind}`);
  }
}

// The person's own words, where they are not the value itself.
function said(answer) {
  return answer.kind === "words" && answer.items[0] === answer.text ? null
    : el("small", {}, `${word("said")} `, el("q", { dir: "auto" }, inOrder(answer.text)));
}

function remarks(staff) {
  return staff.remarks.length > 0 ? [section("remarks", el("ul", {}, staff.remarks.map(remark => el("li", { dir: "auto" }, inOrder(remark)))))] : [];
}

function attachments(staff) {
  const list = staff.attachments.map(one => el("li", {}, one.bytes > 0 ? `${one.contentType}, ${sizeOf(one.bytes)}` : one.contentType));
  return list.length > 0 ? [section("attachments", el("ul", {}, list))] : [];
}

function pages(staff) {
  if (staff.pages.length === 0) {
    return [];
  }
  return [section("pages",
    el("ul", { class: "paged" }, staff.pages.map(page => el("li", {}, page.text))),
    staff.reachesNobody ? el("p", { class: "quiet" }, word("pages.nobody")) : null)];
}

function events(staff, hasQueue) {
  const list = staff.events.map(event => el("li", {},
    el("time", { datetime: event.at }, timeOf(event.at)), " ",
    event.action.startsWith("intake.") ? el("code", {}, event.action) : word(`event.${event.action}`),
    event.detail ? el("small", {}, event.detail) : null));
  const link = !hasQueue ? null : staff.shared === "nothing"
    ? el("a", { href: "/queue" }, word("open-queue"))
    : el("a", { href: `/queue/${encodeURIComponent(staff.intakeId)}` }, word("open-case"));
  return [section("events",
    list.length > 0 ? el("ol", { class: "events" }, list) : el("p", { class: "quiet" }, word("events.none")),
    link ? el("p", {}, link) : null)];
}

const section = (title, ...content) => el("section", {}, el("h2", {}, word(title)), content);

const fact = (name, value) => [el("dt", {}, word(name)), el("dd", {}, value)];
