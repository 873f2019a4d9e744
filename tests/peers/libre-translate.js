const { answer } = require('./json');

answer(async ({ url, key, calls }) => {
  const { Translate } = await import('translate');
  const translate = Translate({ engine: 'libre', url, key });
  const answers = [];
  for (const { text, from, to } of calls) {
    answers.push(await translate(text, { from, to }).catch(error => `refused: ${error.message}`));
  }
  return answers;
});
