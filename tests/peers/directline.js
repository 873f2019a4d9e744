// botframework-directlinejs, which web chats are made of, against offline-directline. Arguments: the bot's address, a free port.
global.XMLHttpRequest = require('xhr2');
global.WebSocket = require('ws');
const express = require('express');
const { DirectLine } = require('botframework-directlinejs');
const { chat } = require('./lines');

const [bot, port] = process.argv.slice(2);
const here = `http://127.0.0.1:${port}`;
console.log = console.error;
const app = express();
app.use(require('offline-directline').getRouter(here, bot));
app.listen(Number(port), '127.0.0.1', () => {
  const line = new DirectLine({ token: 'none', domain: `${here}/directline`, webSocket: false, pollingInterval: 200 });
  const heard = chat(text => line.postActivity({ type: 'message', from: { id: 'ana' }, text }).toPromise());
  line.activity$.subscribe(activity => {
    if (activity.type === 'message' && activity.from.id !== 'ana') {
      heard(activity);
    }
  });
});
