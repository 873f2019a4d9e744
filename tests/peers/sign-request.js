const { Webhook } = require('standardwebhooks');
const { answer } = require('./json');

answer(({ secret, requests }) => requests.map(({ id, timestamp, body }) =>
  new Webhook(secret).sign(id, new Date(timestamp * 1000), body)));
