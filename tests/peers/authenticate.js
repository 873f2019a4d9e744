const { BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = require('botframework-connector');
const { answer } = require('./json');

answer(async ({ metadataUrl, appId, calls }) => {
  // Overriding one address means giving all of them.
  const sdk = BotFrameworkAuthenticationFactory.create(
    '', true, 'https://login.microsoftonline.com/botframework.com', 'https://api.botframework.com', 'https://api.botframework.com',
    'https://token.botframework.com', metadataUrl, metadataUrl, 'urn:botframework:azure',
    new PasswordServiceClientCredentialFactory(appId, 'secret'), { requiredEndorsements: [] });
  const verdicts = [];
  for (const { authorization, activity } of calls) {
    verdicts.push(await sdk.authenticateRequest(activity, authorization).then(
      () => ({ accepted: true }),
      error => ({ accepted: false, error: error.message })));
  }
  return verdicts;
});
