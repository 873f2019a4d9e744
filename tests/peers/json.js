// One JSON document in, one out.
exports.answer = work => {
  let text = '';
  process.stdin.setEncoding('utf8')
    .on('data', part => (text += part))
    .on('end', async () => process.stdout.write(JSON.stringify(await work(JSON.parse(text)))));
};
