// One intake, as the case system received it, in words.
import { dateOf, dayOf, el, inOrder, levelBadge, sizeOf, timeOf, whileVisible, word } from "./dom.js";

const at = id => document.getElementById(id);
let shown = null;

async function look() {
  const response = await fetch(`${location.pathname.replace(/\/$/, "")}/intake`).catch(() => null);
  at("trouble").hidden = response !== null && (response.ok || response.status === 404);
  at("gone").hidden = response?.status !== 404;
  at("intake").hidden = response === null ? shown === null : !response.ok;
  if (!response?.ok) {
    return;
  }
  const view = await response.json();
  const drawn = JSON.stringify({ ...view, now: null });
  if (drawn !== shown) {
    shown = drawn;
    draw(view);
  }
}

function draw(view) {
  const intake = view.intake;
  document.title = intake.reference;
  at("reference").textContent = intake.reference;
  at("level").replaceChildren(levelBadge(intake.urgency.level));
  at("handed").textContent = handed(view);
  at("reasons").replaceChildren(...reasons(view));
  at("person").replaceChildren(...person(intake).flat());
  at("answers").replaceChildren(...answers(view));
  at("untranslated").hidden = !view.translator || !intake.language.interpreterNeeded || intake.answers.length === 0 || intake.answers.some(answer => answer.translation);
  at("no-answers").hidden = intake.answers.length > 0;
  at("history").replaceChildren(...view.history.map(event => el("li", {},
    event.action.startsWith("intake.") ? el("code", {}, event.action) : word(`event.${event.action}`),
    el("small", {}, `${moment(event.at)}${event.detail ? ` · ${event.detail}` : ""}`))));
  at("attachments-card").hidden = intake.attachments.length === 0;
  at("attachments").replaceChildren(...attachments(view));
  at("missing-card").hidden = intake.missing.length === 0;
  at("missing").replaceChildren(...intake.missing.map(id => el("li", {}, view.questions[id]?.label ?? id)));
  at("raw").textContent = JSON.stringify(intake, null, 2);
}

function handed(view) {
  const intake = view.intake;
  const withdrawn = intake.reason ? ` · ${word("withdrawn")}: ${word(`reason.${intake.reason}`)}` : "";
  const changed = view.updated === view.since ? "" : ` · ${word("changed")} ${moment(view.updated)}`;
  return `${word("handed")}: ${moment(view.since)}${changed} · ${word("revision")} ${intake.revision}${withdrawn}`;
}

function reasons(view) {
  const list = view.intake.urgency.reasons.map(reason => el("li", {},
    reason.text,
    reason.deadline ? el("span", { class: "deadline" }, deadline(reason.deadline)) : null,
    el("small", {}, [word(`level.${reason.level}`), reason.rule, view.sources[reason.rule]].filter(Boolean).join(" · "))));
  return list.length > 0 ? list : [el("li", { class: "quiet" }, word("no-reason"))];
}

function deadline(due) {
  return dateOf(due.date) + (due.reading === "sure" ? "" : ` (${word(`reading.${due.reading}`)})`);
}

function person(intake) {
  const { language, contact, client, consent } = intake;
  const spoken = language.tag ? `${language.name}, ${word(`chosen.${language.chosenBy}`)}${language.interpreterNeeded ? `, ${word("interpreter")}` : ""}` : null;
  return [
    fact("language", spoken ?? word("unknown")),
    fact("areas", intake.practiceAreas.join(", ")),
    fact("codes", intake.problemCodes.map(code => `${code.system} ${code.code}`).join(", ")),
    fact("address", contact.address),
    ...["name", "optedOut", "safeToText", "safeToCall", "voicemailOk", "bestTime", "place"].map(field => fact(field, plain(contact[field]))),
    fact("client", client.isContact === true ? word("client.self") : client.relation),
    fact("client.name", client.name),
    fact("client.country", client.countryOfBirth),
    fact("client.heldAt", client.heldAt),
    fact("adverse", intake.adverseParties.map(party => `${party.name} (${party.role})`).join(", ")),
    fact("consent", consent ? moment(consent.at) : word("consent.none")),
  ];
}

function answers(view) {
  return view.intake.answers.flatMap(answer => {
    const question = view.questions[answer.question];
    const value = valueOf(answer.value, question);
    return [
      el("dt", { title: answer.asked }, answer.question === "remark" ? word("remark") : question?.label ?? answer.question),
      el("dd", { class: "both" },
        el("div", {}, el("span", { dir: "auto" }, inOrder(value ?? (answer.asked ? word("open") : answer.text))),
          value === answer.text || !answer.asked ? null : el("small", {}, `${word("said")} `, el("q", { dir: "auto", lang: answer.language }, inOrder(answer.text)))),
        answer.translation ? el("div", { class: "english" }, el("q", { lang: "en" }, answer.translation), el("small", {}, `${word("translated")} ${word(`engine.${answer.translatedBy}`)}`)) : null)];
  });
}

function attachments(view) {
  return view.intake.attachments.map(one => {
    const facts = [view.questions[one.question]?.label, moment(one.receivedAt)].filter(Boolean).join(" · ");
    if (one.state !== "kept") {
      return el("li", {}, `${one.contentType}: ${word(`attachment.${one.state}`)}`, el("small", {}, facts));
    }
    const href = `${location.pathname.replace(/\/$/, "")}/attachments/${one.id}`;
    // Nothing is fetched before somebody wants it: each reading stands in the audit trail.
    return el("li", {},
      el("a", { href, target: "_blank", rel: "noreferrer" }, `${word("attachment.open")}: ${one.contentType}, ${sizeOf(one.bytes)}`),
      one.contentType.startsWith("audio/") ? el("audio", { src: href, controls: true, preload: "none", "aria-label": facts }) : null,
      el("small", {}, facts));
  });
}

function valueOf(value, question) {
  if (value === null) {
    return null;
  }
  if (Array.isArray(value)) {
    const isDates = value.every(isDate);
    return value.map(item => valueOf(item, question)).join(isDates ? ` ${word("or")} ` : ", ");
  }
  return isDate(value) ? dateOf(value)
    : question?.options[value] ?? (["yes", "no", "not-sure"].includes(value) ? word(`value.${value}`) : String(value));
}

const isDate = value => /^\d{4}-\d{2}-\d{2}$/.test(value);

const moment = time => `${dayOf(time)}, ${timeOf(time)}`;

const plain = value => (typeof value === "boolean" ? word(`value.${value}`) : value);

// What is not known is left out here; the JSON below shows it as null.
const fact = (name, value) => (value ? [el("dt", {}, word(name)), el("dd", { dir: "auto" }, inOrder(value))] : []);

whileVisible(look, 3000);
