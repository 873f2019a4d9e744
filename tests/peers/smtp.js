// A mail server. The first line of standard input says how it behaves, the first of standard output its port; each mail it takes is a line.
// A recipient such as 450@… is refused with that code, 450-once@… only the first time.
const { SMTPServer } = require('smtp-server');
const { simpleParser } = require('mailparser');

const write = value => process.stdout.write(JSON.stringify(value) + '\n');
const refused = new Set();
require('readline').createInterface({ input: process.stdin }).once('line', line => {
  const { security, key, cert, user, password } = JSON.parse(line);
  const server = new SMTPServer({
    key, cert,
    secure: security === 'Tls',
    disabledCommands: security === 'StartTls' ? [] : ['STARTTLS'],
    authOptional: !user,
    onAuth: (auth, session, done) => auth.username === user && auth.password === password
      ? done(null, { user }) : done(Object.assign(new Error('wrong password'), { responseCode: 535 })),
    onRcptTo: ({ address }, session, done) => {
      const [, code, once] = /^(\d{3})(-once)?@/.exec(address) || [];
      if (!code || (once && refused.has(address))) return done();
      refused.add(address);
      done(Object.assign(new Error('not now'), { responseCode: Number(code) }));
    },
    onData: (stream, session, done) => simpleParser(stream).then(mail => {
      write({
        from: mail.from.text, to: session.envelope.rcptTo.map(one => one.address), subject: mail.subject, text: mail.text.trim(),
        id: mail.messageId, date: mail.date, auto: mail.headers.get('auto-submitted') || '', isEncrypted: session.secure, user: session.user || ''
      });
      done();
    }, done)
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1', () => write(server.server.address().port));
}).on('close', () => process.exit(0));
