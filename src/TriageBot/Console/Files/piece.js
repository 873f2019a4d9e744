// What would be wrong with a question, a rule, a number or a place, said while somebody still fills in its form.
// Without this script it is said when it is kept.
const form = document.getElementById("piece-form");
const look = document.getElementById("look");

let asked = 0;
let waiting;

function line(finding) {
  const item = document.createElement("p");
  item.className = finding.isError ? "warns" : "";
  item.textContent = `${finding.message} ${finding.fix}`;
  return item;
}

async function ask() {
  const number = ++asked;
  const answer = await fetch(form.dataset.look, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);

  // Answers may come in another order than they were asked for.
  if (number !== asked || !answer?.ok) return;
  const findings = await answer.json();
  look.replaceChildren(...(findings.length > 0 ? findings.map(line) : ["Nothing is wrong with it."]));
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 400);
});
