// Reads sheets with other people's libraries, says what stands in them, and writes what can be written again.
const { parse } = require('csv-parse/sync');
const { po } = require('gettext-parser');
const xliff = require('xliff');
const { answer } = require('./json');

const flat = part => (Array.isArray(part) ? part : [part]).map(piece => typeof piece === 'string' ? piece : Object.values(piece)[0].contents).join('');

answer(async sheets => {
  const rows = parse(sheets.csv, { columns: true, bom: true });
  const units = await xliff.xliff12ToJs(sheets.xliff);
  const catalogue = po.parse(sheets.po);
  const entries = Object.values(catalogue.translations).flatMap(group => Object.values(group)).filter(entry => entry.msgctxt);
  return {
    csv: rows.map(row => [row.id, row.English, row[sheets.tag]]),
    xliff: Object.values(units.resources).flatMap(file => Object.entries(file)).map(([id, unit]) => [id, flat(unit.source), flat(unit.target)]),
    po: entries.map(entry => [entry.msgctxt, entry.msgid, entry.msgstr[0]]),
    language: [units.targetLanguage, catalogue.headers.Language],
    xliffAgain: await xliff.jsToXliff12(units),
    poAgain: po.compile(catalogue).toString(),
  };
});
