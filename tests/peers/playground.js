// The Microsoft 365 Agents Playground, with somebody at its keyboard. Arguments: the bot's address, a free port.
const { spawn } = require('child_process');
const { tmpdir } = require('os');
const WebSocket = require('ws');
const { chat } = require('./lines');

const [bot, port] = process.argv.slice(2);
const playground = `127.0.0.1:${port}`;
const server = spawn(process.execPath, [
  require.resolve('@microsoft/m365agentsplayground/cli.js'), '-e', bot, '-c', 'webchat', '-p', port,
  '--su', `http://${playground}/_connector`, '--conversation-id', 'c1', '--dt'], { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => server.kill());
server.stdout.on('data', line => {
  if (!line.toString().includes('Listening')) {
    return;
  }

  const socket = new WebSocket(`ws://${playground}/_ws_conversation/v1/conversations/stream`);
  socket.on('open', () => {
    const heard = chat(text => fetch(`http://${playground}/_conversation/v1/conversations/c1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: { id: 'user-id-0' }, text, textFormat: 'plain' }),
    }));
    socket.on('message', data => {
      const { action, message } = JSON.parse(data);
      if (action === 'createMessage' && message.from.id !== 'user-id-0') {
        heard(message);
      }
    });
  });
});
