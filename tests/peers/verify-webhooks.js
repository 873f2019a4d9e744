const { Webhook } = require('standardwebhooks');
const { answer } = require('./json');

answer(({ secret, now, posts }) => {
  // The tests' time stands still somewhere else than ours.
  Date.now = () => now * 1000;
  const webhook = new Webhook(secret);
  return posts.map(({ id, timestamp, signature, body }) => {
    try {
      webhook.verify(body, { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
      return 'verified';
    } catch (error) {
      return error.message;
    }
  });
});
