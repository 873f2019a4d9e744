const Ajv2020 = require('ajv/dist/2020').default;
const { answer } = require('./json');

// Receivers should bear new keys; our own events must hold none that the schema does not describe.
function close(schema) {
  if (Array.isArray(schema)) return schema.map(close);
  if (schema === null || typeof schema !== 'object') return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]));
  return closed.required && closed.properties ? { ...closed, additionalProperties: false } : closed;
}

answer(({ schema, documents }) => {
  const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(close(schema));
  return documents.map(document =>
    validate(document) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`));
});
