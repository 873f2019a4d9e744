const twilio = require('twilio');
const { answer } = require('./json');

answer(async ({ url, sid, token, messages }) => {
  const client = twilio(sid, token);
  client.api.baseUrl = url;
  const answers = [];
  for (const message of messages) {
    answers.push(await client.messages.create(message).then(
      sent => ({ sid: sent.sid, status: sent.status }),
      error => ({ code: error.code, status: String(error.status) })));
  }
  return answers;
});
