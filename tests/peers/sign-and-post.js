const { getExpectedTwilioSignature } = require('twilio/lib/webhooks/webhooks');
const { answer } = require('./json');

async function post(url, token, form) {
  const body = new URLSearchParams(
    Object.entries(form).flatMap(([key, value]) => [value].flat().map(one => [key, one])));
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(token, url, form) },
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

answer(async ({ url, token, forms }) => {
  const answers = [];
  for (const form of forms) answers.push(await post(url, token, form));
  return answers;
});
