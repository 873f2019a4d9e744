// Asks a Twilio stand-in for messages with Twilio's own client, and says what it understood.
const twilio = require('twilio');
const { answer } = require('./json');

answer(async ({ url, sid, token, to, since }) => {
  const client = twilio(sid, token);
  client.api.baseUrl = url;
  const messages = await client.messages.list({ to, dateSentAfter: new Date(since), pageSize: 1000 });
  return messages.map(({ sid, direction, from, to, body, numMedia, dateSent }) => ({ sid, direction, from, to, body, numMedia, sent: dateSent.toISOString() }));
});
