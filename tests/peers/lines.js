// Somebody who chats: each line of standard input is said, each answer is a line of standard output. The first line is "ready".
exports.chat = (say, end = () => {}) => {
  const write = value => process.stdout.write(JSON.stringify(value) + '\n');
  let saying = Promise.resolve();
  require('readline').createInterface({ input: process.stdin })
    .on('line', line => (saying = saying.then(() => say(JSON.parse(line)))))
    .on('close', () => { end(); process.exit(0); });
  write('ready');
  return ({ text, suggestedActions }) => write({ text, buttons: ((suggestedActions || {}).actions || []).map(action => action.value) });
};
