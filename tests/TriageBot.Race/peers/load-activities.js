// Bot Framework messages from many contacts, each walking through TEXTS; prints one JSON line as load.js does.
// node load-activities.js URL CONNECTIONS SECONDS        The bot's answers are posted to a connector of our own.
const autocannon = require('autocannon'), http = require('http');
const [, , url, connections = 16, duration = 10] = process.argv;
const path = new URL(url).pathname, texts = (process.env.TEXTS || 'hi|34|yes|2|33101').split('|');
let contact = 0, message = 0;
const connector = http.createServer((request, response) => {
  request.resume().on('end', () => { response.writeHead(200, { 'content-type': 'application/json' }); response.end('{"id":"1"}'); });
}).listen(0, '127.0.0.1', () => {
  const serviceUrl = `http://127.0.0.1:${connector.address().port}`;
  const activity = (from, text) => ({ type: 'message', id: String(++message), channelId: 'test', serviceUrl, text, from: { id: from },
    recipient: { id: 'bot' }, conversation: { id: from } });
  autocannon({ url, connections: Number(connections), duration: Number(duration), setupClient(client) {
    let from = 'user' + contact++, step = 0;
    client.setRequests([{ method: 'POST', path, setupRequest(request) {
      const body = JSON.stringify(activity(from, texts[step]));
      if (++step === texts.length) { step = 0; from = 'user' + contact++; }
      return { ...request, body, headers: { 'content-type': 'application/json' } };
    } }]);
  } }, (error, r) => {
    if (error) throw error;
    console.log(JSON.stringify({ perSecond: r.requests.average, p50: r.latency.p50, p99: r.latency.p99, non2xx: r.non2xx, errors: r.errors, total: r.requests.total }));
    process.exit(0);
  });
});
