const { SegmentedMessage } = require('sms-segments-calculator');
const { answer } = require('./json');

answer(texts => texts.map(text => {
  const message = new SegmentedMessage(text);
  return { segments: message.segmentsCount, encoding: message.encodingName };
}));
