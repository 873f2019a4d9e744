// What would be wrong with a question, a rule, a number or a place.
import { line, lookWhileWriting } from "./look.js";

const form = document.getElementById("piece-form");

lookWhileWriting(form, document.getElementById("look"), async () => {
  const answer = await fetch(form.dataset.look, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) return null;
  const findings = await answer.json();
  return findings.length > 0 ? findings.map(line) : ["Nothing is wrong with it."];
});
