// Reads labelled items from standard input and prints what other programs make of them, as rows of a Markdown table.
import { franc } from 'franc';
import { detect } from 'tinyld';
import { eld } from "eld";
import * as chrono from 'chrono-node';
import Recognizers from '@microsoft/recognizers-text-suite';

const { today, items } = JSON.parse(await new Response(process.stdin).text());
const iso3 = { en: 'eng', es: 'spa', 'pt-BR': 'por', fr: 'fra', ht: 'hat', 'zh-Hans': 'cmn', ar: 'arb', 'pa-Guru': 'pan', ko: 'kor', vi: 'vie', fil: 'tgl', ru: 'rus', uk: 'ukr', ro: 'ron', tr: 'tur', 'fa-AF': 'prs', ps: 'pbu', ur: 'urd', hi: 'hin', bn: 'ben', ne: 'nep', am: 'amh', ti: 'tir', so: 'som', sw: 'swh', my: 'mya' };
const also = { prs: ['pes', 'prs', 'fas'], tgl: ['tgl', 'fil'], ron: ['ron', 'rum'], swh: ['swh', 'swa'], pbu: ['pbu', 'pus', 'pst'], nep: ['nep', 'npi'], arb: ['arb', 'ara', 'arz', 'ary'] };
const iso1 = { en: 'en', es: 'es', 'pt-BR': 'pt', fr: 'fr', ht: 'ht', 'zh-Hans': 'zh', ar: 'ar', 'pa-Guru': 'pa', ko: 'ko', vi: 'vi', fil: 'tl', ru: 'ru', uk: 'uk', ro: 'ro', tr: 'tr', 'fa-AF': 'fa', ps: 'ps', ur: 'ur', hi: 'hi', bn: 'bn', ne: 'ne', am: 'am', ti: 'ti', so: 'so', sw: 'sw', my: 'my' };
await eld.load?.("large");
const latin = text => !/[^\u0000-\u024f\u1e00-\u1eff\s\p{P}\p{S}\p{N}]/u.test(text);
const romanised = (item, one, two) => latin(item.Text) && ['hi', 'ur'].includes(item.Tag) && (one === two);

const messages = items.filter(item => item.Type === 'message');
const row = (name, cells) => console.log(`| ${name} | ${cells.join(' | ')} |`);
const share = (part, whole) => whole === 0 ? '–' : (100 * part / whole).toFixed(1);

console.log('| language of first messages | answered | right among those |\n| --- | ---: | ---: |');
const language = (name, guess, right) => {
  const told = messages.map(item => [item, guess(item.Text)]).filter(([, tag]) => tag && tag !== 'und');
  row(name, [share(told.length, messages.length), share(told.filter(([item, tag]) => right(item, tag)).length, told.length)]);
};
const fits3 = (item, tag) => tag === iso3[item.Tag] || (also[iso3[item.Tag]] ?? []).includes(tag) || (['hin', 'urd'].includes(tag) && ['hi', 'ur'].includes(item.Tag) && latin(item.Text));
const fits1 = (item, tag) => tag === iso1[item.Tag] || (['hi', 'ur'].includes(tag) && ['hi', 'ur'].includes(item.Tag) && latin(item.Text));
language('franc', text => franc(text, { minLength: 3 }), fits3);
language('tinyld', text => detect(text), fits1);
language('eld', text => eld.detect(text).language, fits1);

console.log('\n| | dates right | numbers right | of |\n| --- | ---: | ---: | --- |');
const reference = new Date(`${today}T12:00:00`);
const day = date => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
const chronos = { en: chrono.en, es: chrono.es, 'pt-BR': chrono.pt, fr: chrono.fr, ru: chrono.ru, uk: chrono.uk, 'zh-Hans': chrono.zh?.hans };
const cultures = { en: 'en-us', es: 'es-es', 'pt-BR': 'pt-br', fr: 'fr-fr', 'zh-Hans': 'zh-cn' };
const expected = item => item.Expected.split('/');
const dates = items.filter(item => item.Type === 'date' && !['not-sure', 'skip', '-'].includes(item.Expected));
const numbers = items.filter(item => item.Type === 'number');
const attempt = read => { try { return read(); } catch { return undefined; } };
const within = (list, tags) => list.filter(item => tags[item.Tag]);
const chronoDates = within(dates, chronos);
const chronoRight = chronoDates.filter(item => {
  const found = attempt(() => chronos[item.Tag].parseDate(item.Text, reference, { forwardDate: item.Detail === 'future' }));
  return found && expected(item).includes(day(found));
}).length;
row('chrono-node', [share(chronoRight, chronoDates.length), '–', 'the languages it knows of these: ' + Object.keys(chronos).filter(tag => chronos[tag]).join(', ')]);
const suiteDates = within(dates, cultures), suiteNumbers = within(numbers, cultures);
const suiteRight = suiteDates.filter(item => {
  const found = attempt(() => Recognizers.recognizeDateTime(item.Text, cultures[item.Tag], undefined, reference)) ?? [];
  const values = found.flatMap(one => one.resolution?.values ?? []).map(value => value.value ?? value.start);
  return values.some(value => expected(item).includes(value?.slice(0, 10)));
}).length;
const suiteCounted = suiteNumbers.filter(item => {
  const found = attempt(() => Recognizers.recognizeNumber(item.Text, cultures[item.Tag])) ?? [];
  return found.length === 1 && Number(found[0].resolution?.value) === Number(item.Expected);
}).length;
row('recognizers-text-suite', [share(suiteRight, suiteDates.length), share(suiteCounted, suiteNumbers.length), 'the languages it knows of these: ' + Object.keys(cultures).join(', ')]);
