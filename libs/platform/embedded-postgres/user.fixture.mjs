/** A process that uses the database until it is killed: `node user.fixture.mjs <compiled folder> <data folder>`. */
const [compiled, dataDir] = process.argv.slice(2);
const { useEmbeddedPostgres } = await import(`${compiled}/index.js`);
const { url } = await useEmbeddedPostgres({ dataDir });
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 60_000);
